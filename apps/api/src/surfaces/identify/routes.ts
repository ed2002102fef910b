import { identifyAnswer, identifyRequest } from '@veridict/contract';
import { answers, KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { SESSION_CODES, sessionNamed } from '../../session-named.ts';

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
        response: answers(identifyAnswer, ...SESSION_CODES),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const caller = await access.secret(request, reply, ['verdict']);
      if (hits.isFull()) throw refusal('backlog_full');
      const userId = request.body.user_id;
      const session = await sessionNamed(request.body, caller, services);
      const isLinked = await state.linkUser({ ...session, userId });
      if (!isLinked) throw refusal('not_found', 'There is no such session.');
      return {
        session_id: session.sid,
        user_id: userId,
        match: 'linked' as const,
        confidence: 1 as const,
        request_id: request.id,
      };
    },
  );
}
