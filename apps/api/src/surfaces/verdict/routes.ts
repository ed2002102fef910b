import { type Verdict, verdictAnswer, verdictQuery } from '@veridict/contract';
import { decodeEvidence, decodeLate, merge, parseJson, SESSION_WINDOW_S } from '@veridict/verifier';
import { answers, KEY_CODES, KEY_SECURITY } from '../../answers.ts';
import { hashText } from '../../crypto.ts';
import type { App, Services } from '../../deps.ts';
import { orRefuse, refusal } from '../../errors.ts';
import { judgePageView, type KeptContext, outcomeOf, presentedBy } from '../../judge.ts';
import type { EvidenceRow, KeyWithOwner, PageViewRow, StatePort } from '../../state/port.ts';
import { answerOf, shareOf } from '../../verdict-answer.ts';
import { isLiteral, literalAnswer } from './literals.ts';

/** `GET /api/v1/verdict`: what the session behind a token is judged to be now. */
export function verdictRoutes(app: App, services: Services): void {
  const { access } = services;
  app.get(
    '/api/v1/verdict',
    {
      schema: {
        summary: 'The verdict behind a botd_token',
        description:
          "The session's verdict as it stands now. With `ip` and `ua`, what the backend sees of the token's bearer counts too, for this answer only.",
        tags: ['verdict'],
        security: KEY_SECURITY,
        querystring: verdictQuery,
        response: answers(
          verdictAnswer,
          ...KEY_CODES,
          'token_missing',
          'invalid_request',
          'quota_exceeded',
          'token_unknown',
          'token_audience',
          'token_expired',
        ),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const caller = await access.secret(request, reply, ['verdict']);
      const { token, ip, ua } = request.query;
      if (!token) throw refusal('token_missing');
      const isTest = caller.key.mode === 'test';
      const answer =
        isTest && isLiteral(token)
          ? await literalAnswer(token, services)
          : await verdictOf(token, { ip, ua }, caller, services);
      await access.useQuota(caller);
      return { ...shareOf(answer, caller.account.tier), request_id: request.id };
    },
  );
}

async function verdictOf(
  token: string,
  by: { ip?: string | undefined; ua?: string | undefined },
  caller: KeyWithOwner,
  services: Services,
): Promise<Verdict> {
  const { state, access, signing, now } = services;
  const at = now();
  const found = await findToken(token, caller, state, at);
  const { pageView } = found;
  const [site, session] = await Promise.all([
    access.site(pageView.accountId, pageView.siteId),
    state.loadSession(pageView.sid, at - SESSION_WINDOW_S * 1000),
  ]);
  if (!site) throw refusal('token_unknown');
  const isPresented = by.ip !== undefined || by.ua !== undefined;
  const own = isPresented && found.evidence ? judgeAgain(found.pageView, found.evidence, by, services) : pageView;
  const outcome = outcomeOf(own, session, site, at);
  const pass = await signing.pass(pageView, outcome, true);
  return { ...answerOf(token, outcome, session, pageView), pass };
}

/**
 * The page view of a token that this caller may ask for. Collect keeps the SHA-256 of exactly the bytes whose signature,
 * type, audience and times it checked, so equality with one of those proves a token whole. Whatever was never collected,
 * malformed, forged or another account's, takes the same path to the same answer.
 */
async function findToken(
  token: string,
  { key, account }: KeyWithOwner,
  state: StatePort,
  now: number,
): Promise<{ pageView: PageViewRow; evidence: EvidenceRow | null }> {
  const found = await state.findByToken(hashText(token));
  if (!found || found.pageView.accountId !== account.id || found.pageView.mode !== key.mode) {
    throw refusal('token_unknown');
  }
  if (key.siteId !== null && key.siteId !== found.pageView.siteId) throw refusal('token_audience');
  if (found.pageView.expiresAt <= now) throw refusal('token_expired');
  return found;
}

/** The same page view judged with who presents it, for one answer; nothing is kept. */
function judgeAgain(
  pageView: PageViewRow,
  evidence: EvidenceRow,
  by: { ip?: string | undefined; ua?: string | undefined },
  { policy }: Services,
): PageViewRow {
  const kept = JSON.parse(pageView.context) as KeptContext;
  const first = orRefuse(decodeEvidence(evidence.first));
  const late = evidence.late === null ? null : orRefuse(decodeLate(orRefuse(parseJson(evidence.late))));
  const context = { ...kept, presented: presentedBy(kept, by) };
  return { ...pageView, ...judgePageView(merge(first, late), context, policy) };
}
