import { identifyAnswer, identifyRequest } from '@veridict/contract';
import { answers, KEY_CODES, KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { verdictOfToken } from '../../token-verdict.ts';

/** `POST /api/v1/identify`: a backend says which of its users a session belongs to. The last word counts. */
export function identifyRoutes(app: App, services: Services): void {
  const { access, hits, state } = services;
  app.post(
    '/api/v1/identify',
    {
      bodyLimit: 4_096,
      schema: {
        summary: 'Link a session to a user of the site',
        tags: ['analytics'],
        security: KEY_SECURITY,
        body: identifyRequest,
        response: answers(
          identifyAnswer,
          ...KEY_CODES,
          'invalid_request',
          'invalid_json',
          'payload_too_large',
          'unsupported_media_type',
          'content_encoding_refused',
          'not_found',
          'token_unknown',
          'token_audience',
          'token_expired',
          'backlog_full',
        ),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const caller = await access.secret(request, reply, ['verdict']);
      if (hits.isFull()) throw refusal('backlog_full');
      const { token, session_id: named, user_id: userId } = request.body;
      const sid = token === undefined ? named! : (await verdictOfToken(token, {}, caller, services)).pageView.sid;
      const { key, account } = caller;
      const isLinked = await state.linkUser({ accountId: account.id, siteId: key.siteId, mode: key.mode, sid, userId });
      if (!isLinked) throw refusal('not_found', 'There is no such session.');
      return {
        session_id: sid,
        user_id: userId,
        match: 'linked' as const,
        confidence: 1 as const,
        request_id: request.id,
      };
    },
  );
}
