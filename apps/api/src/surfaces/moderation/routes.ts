import { moderationAnswer, moderationDecision, moderationDecisionAnswer, moderationRequest } from '@veridict/contract';
import type { FastifyRequest } from 'fastify';
import { KEY_SECURITY } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { createWordSearch } from '../../moderation/words.ts';
import type { KeyWithOwner, Scope } from '../../state/port.ts';
import { recordDecision } from './decisions.ts';
import { answersOf, refuse } from './envelope.ts';
import { moderate } from './moderate.ts';
import { statisticsRoutes } from './statistics.ts';

const CALLER = 'moderator';

/** Judging comments, taking in what sites decided about theirs, and counting both. */
export async function moderationRoutes(app: App, services: Services): Promise<void> {
  const { access } = services;
  const findWords = createWordSearch();
  const callerOf = (request: FastifyRequest) => request.getDecorator<KeyWithOwner>(CALLER);
  app.decorateRequest(CALLER);
  /** Before the body is looked at: who may not ask learns nothing of what is asked for. */
  const only = (...scopes: Scope[]) => ({
    config: { envelope: refuse },
    onRequest: async (request: FastifyRequest, reply: Parameters<typeof access.secret>[1]) => {
      reply.header('cache-control', 'no-store');
      request.setDecorator(CALLER, await access.secret(request, reply, scopes));
    },
  });

  app.post(
    '/text/moderation',
    {
      ...only('verdict'),
      schema: {
        summary: 'Judge a comment: pass, flag or delete, with the reasons',
        tags: ['moderation'],
        security: KEY_SECURITY,
        body: moderationRequest,
        response: answersOf(moderationAnswer, 'payload_too_large', 'unsupported_media_type', 'quota_exceeded'),
      },
    },
    (request) => moderate(request.body, { id: request.id, caller: callerOf(request), findWords }, services),
  );

  app.post(
    '/v1/moderation/decisions',
    {
      ...only('verdict'),
      schema: {
        summary: 'Tell what the site itself decided about a comment',
        tags: ['moderation'],
        security: KEY_SECURITY,
        body: moderationDecision,
        response: answersOf(moderationDecisionAnswer, 'payload_too_large', 'unsupported_media_type'),
      },
    },
    (request) => recordDecision(request.body, callerOf(request), services),
  );

  statisticsRoutes(app, services, { only: only('read'), callerOf });
}
