import { decide } from '@veridict/verifier';
import { judgementOf, type KeptContext } from '../judge.ts';
import type { PageViewRow, RecordCollect, RecordLate, SiteRow, SolveChallenge } from '../state/port.ts';
import { pageViewEvent } from './events.ts';
import { hitOf } from './hit-of.ts';
import type { HitRow } from './rows.ts';

/** What statistics are told of a page view that was collected: its hit and its event. Test pages are told of nowhere. */
export function countCollect(view: PageViewRow, context: KeptContext, site: SiteRow): RecordCollect['counted'] {
  if (view.mode === 'test') return undefined;
  const hit = pageViewHit(view, { id: view.jti, kind: 'collect', at: view.createdAt }, context, site);
  return { hit, events: [pageViewEvent(view, hit.page_url)] };
}

/** What statistics are told of late evidence: its events, and a hit where the verdict is another one now. */
export function countLate(
  before: PageViewRow,
  after: Pick<PageViewRow, 'judgement' | 'score' | 'hardRule'> & { seq: number; at: number },
  context: KeptContext,
  site: SiteRow,
): RecordLate['counted'] {
  if (before.mode === 'test') return undefined;
  if (after.score === before.score && after.hardRule === before.hardRule) return { hit: null };
  const { seq, at, ...judged } = after;
  return {
    hit: pageViewHit({ ...before, ...judged }, { id: `${before.jti}.late${seq}`, kind: 'late', at }, context, site),
  };
}

/** What statistics are told of a page view that is judged again after a challenge, named by the challenge. */
export function countSolved(
  before: PageViewRow,
  after: Pick<PageViewRow, 'judgement' | 'score' | 'hardRule'> & { id: string; at: number },
  context: KeptContext,
  site: SiteRow,
): SolveChallenge['counted'] {
  if (before.mode === 'test') return undefined;
  if (after.score === before.score && after.hardRule === before.hardRule) return { hit: null };
  const { id, at, ...judged } = after;
  return { hit: pageViewHit({ ...before, ...judged }, { id: `${before.jti}.${id}`, kind: 'late', at }, context, site) };
}

function pageViewHit(
  view: PageViewRow,
  told: Pick<HitRow, 'id' | 'kind'> & { at: number },
  context: KeptContext,
  site: SiteRow,
): HitRow {
  const judgement = judgementOf(view);
  const decision = decide(judgement, { thresholds: site.thresholds, categoryPolicy: site.category_policy });
  const { accountId, siteId, sid, jti, origin } = view;
  return hitOf({ ...told, accountId, siteId, session: { sid, jti }, judgement, decision, context, origin });
}
