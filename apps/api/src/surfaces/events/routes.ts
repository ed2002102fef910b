import { eventAnswer, eventRequest } from '@veridict/contract';
import { answers, KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { SESSION_CODES, sessionNamed } from '../../session-named.ts';

/** Clocks of two machines differ; events are kept so long. */
const aheadMs = 60_000;
const backMs = 13 * 86_400_000;

/** `POST /api/v1/events`: a backend says what happened in a session. Not counted as usage. */
export function eventRoutes(app: App, services: Services): void {
  const { access, hits, state, now, random } = services;
  app.post(
    '/api/v1/events',
    {
      bodyLimit: 16_384,
      schema: {
        summary: 'Say what happened in a session',
        tags: ['analytics'],
        security: KEY_SECURITY,
        body: eventRequest,
        response: answers(eventAnswer, ...SESSION_CODES),
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const caller = await access.secret(request, reply, ['verdict']);
      if (hits.isFull()) throw refusal('backlog_full');
      const { name, data, at: told } = request.body;
      const at = told === undefined ? now() : Date.parse(told);
      if (at > now() + aheadMs) throw refusal('invalid_request', 'at: this moment lies ahead');
      if (at < now() - backMs) throw refusal('invalid_request', 'at: this moment lies more than 13 days back');
      const session = await sessionNamed(request.body, caller, services);
      const id = `evt_${Buffer.from(random(16)).toString('base64url')}`;
      const event = { id, name, at, body: data === undefined ? '' : JSON.stringify(data) };
      const isThere = await state.recordEvent({ ...session, event, isCounted: hits.isOn });
      if (!isThere) throw refusal('not_found', 'There is no such session.');
      return { session_id: session.sid, event_id: id, at: new Date(at).toISOString(), request_id: request.id };
    },
  );
}
