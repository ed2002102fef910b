import { type Verdict, verdictAnswer, verdictQuery } from '@veridict/contract';
import { answers, KEY_CODES, KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { isLiteral, literalAnswer } from '../../literals.ts';
import type { KeyWithOwner } from '../../state/port.ts';
import { type Bearer, verdictOfToken } from '../../token-verdict.ts';
import { answerOf, shareOf } from '../../verdict-answer.ts';

/** `GET /api/v1/verdict`: what the session behind a token is judged to be now. */
export function verdictRoutes(app: App, services: Services): void {
  const { access } = services;
  app.get(
    '/api/v1/verdict',
    {
      schema: {
        summary: 'The verdict behind a botd_token',
        description:
          "The session's verdict as it stands now. With `ip`, `ua` and `ja4`, what the backend sees of the token's bearer counts too, for this answer only.",
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
      const { token, ip, ua, ja4 } = request.query;
      if (!token) throw refusal('token_missing');
      const isTest = caller.key.mode === 'test';
      const answer =
        isTest && isLiteral(token)
          ? await literalAnswer(token, services)
          : await verdictOf(token, { ip, ua, ja4 }, caller, services);
      await access.useQuota(caller);
      return { ...shareOf(answer, caller.account.tier), request_id: request.id };
    },
  );
}

async function verdictOf(token: string, by: Bearer, caller: KeyWithOwner, services: Services): Promise<Verdict> {
  const { outcome, session, pageView, site } = await verdictOfToken(token, by, caller, services);
  const pass = await services.signing.pass(pageView, outcome, true);
  return { ...answerOf(token, outcome, session, pageView), failover: site.failover, pass };
}
