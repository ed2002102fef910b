import type { Services } from './deps.ts';
import { refusal } from './errors.ts';
import { hitOf } from './hits/hit-of.ts';
import type { AssessedRequest } from './judge.ts';

/** Whose request was assessed, and how it came to us. */
export interface AssessedFor {
  kind: 'assess' | 'pixel' | 'link';
  accountId: string;
  /** null where it is for no one site */
  siteId: string | null;
  /** of a page, without its query */
  pageUrl?: string | undefined;
}

/** Tell statistics of a request that was judged without evidence; written down when the promise resolves. */
export async function recordAssessed(
  assessed: AssessedRequest,
  { kind, accountId, siteId, pageUrl }: AssessedFor,
  { hits, state, now, random }: Pick<Services, 'hits' | 'state' | 'now' | 'random'>,
): Promise<void> {
  if (!hits.isOn) return;
  if (hits.isFull()) throw refusal('backlog_full');
  const { judgement, context, band, action } = assessed;
  const row = hitOf({
    id: `${kind}_${Buffer.from(random(16)).toString('base64url')}`,
    kind,
    at: now(),
    accountId,
    siteId: siteId ?? '',
    judgement,
    decision: { band, action },
    context,
    pageUrl,
  });
  await state.recordHits([{ table: 'hits', row }]);
}
