import {
  CHALLENGE_PATHS,
  challengeAnswer,
  challengeRequest,
  collectAnswer,
  LIMITS,
  lateAnswer,
  lateRequest,
  nonceAnswer,
  nonceRequest,
  PATHS,
  solutionAnswer,
  solutionRequest,
} from '@veridict/contract';
import { z } from 'zod';
import { answers } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';
import { createChallenges } from './challenge.ts';
import { collect } from './collect.ts';
import { late } from './late.ts';
import { nonce } from './nonce.ts';

const CHALLENGE_CODES = [
  'invalid_request',
  'invalid_json',
  'json_too_deep',
  'json_duplicate_key',
  'token_unknown',
  'origin_forbidden',
  'payload_too_large',
  'unsupported_media_type',
  'content_encoding_refused',
  'rate_limited',
  'state_unavailable',
] as const;
const collectBody = z.string().describe('The botd_token, one newline, and the evidence it was signed for.');

/** What the browser script talks to. All bodies are text/plain, so that no browser asks for permission first. */
export function pageRoutes(app: App, services: Services): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('text/plain', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  // The bodies are checked by hand, cheapest checks first; their schemas are here to be read.
  app.setValidatorCompiler(() => () => true);
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('vary', 'Origin');
  });

  app.addHook('preHandler', (request) => services.network.readForwarded(request));

  const described = { tags: ['page'], consumes: ['text/plain'] };
  app.post(
    PATHS.nonce,
    {
      bodyLimit: LIMITS.nonceBytes,
      schema: {
        ...described,
        summary: 'Name a session and issue a nonce for one page view',
        body: nonceRequest,
        response: answers(
          nonceAnswer,
          'invalid_request',
          'invalid_json',
          'json_too_deep',
          'json_duplicate_key',
          'public_key_unknown',
          'origin_forbidden',
          'payload_too_large',
          'unsupported_media_type',
          'content_encoding_refused',
          'wrong_region',
          'rate_limited',
          'state_unavailable',
        ),
      },
    },
    (request, reply) => nonce(request, reply, services),
  );
  app.post(
    PATHS.collect,
    {
      bodyLimit: LIMITS.collectBytes,
      schema: {
        ...described,
        summary: 'Judge a page view',
        body: collectBody,
        response: answers(
          collectAnswer,
          'token_malformed',
          'token_too_large',
          'token_algorithm',
          'token_type',
          'token_key',
          'token_signature',
          'token_claims',
          'token_times',
          'nonce_invalid',
          'nonce_expired',
          'evidence_missing',
          'evidence_hash',
          'evidence_malformed',
          'invalid_json',
          'json_too_deep',
          'json_duplicate_key',
          'public_key_unknown',
          'origin_forbidden',
          'token_origin',
          'nonce_used',
          'backlog_full',
          'payload_too_large',
          'unsupported_media_type',
          'content_encoding_refused',
          'rate_limited',
          'state_unavailable',
        ),
      },
    },
    (request, reply) => collect(request, reply, services),
  );
  app.post(
    PATHS.late,
    {
      bodyLimit: LIMITS.lateBytes,
      schema: {
        ...described,
        summary: 'Add late evidence to a page view',
        body: lateRequest,
        response: answers(
          lateAnswer,
          'invalid_request',
          'invalid_json',
          'json_too_deep',
          'json_duplicate_key',
          'evidence_malformed',
          'origin_forbidden',
          'ticket_unknown',
          'payload_too_large',
          'unsupported_media_type',
          'content_encoding_refused',
          'late_limit',
          'backlog_full',
          'rate_limited',
          'state_unavailable',
        ),
      },
    },
    (request, reply) => late(request, reply, services),
  );
  const challenges = createChallenges(services);
  app.post(
    CHALLENGE_PATHS.ask,
    {
      bodyLimit: LIMITS.nonceBytes,
      schema: {
        ...described,
        summary: 'Ask what a suspected visitor is to do',
        body: challengeRequest,
        response: answers(challengeAnswer, ...CHALLENGE_CODES),
      },
    },
    challenges.ask,
  );
  app.post(
    CHALLENGE_PATHS.solve,
    {
      bodyLimit: LIMITS.lateBytes,
      schema: {
        ...described,
        summary: 'Solve a challenge: the page view is judged again',
        body: solutionRequest,
        response: answers(solutionAnswer, ...CHALLENGE_CODES, 'challenge_unsolved'),
      },
    },
    challenges.solve,
  );

  // A preflight names no site, so it is granted nothing; the script's own requests never need one.
  for (const path of [...Object.values(PATHS), ...Object.values(CHALLENGE_PATHS)]) {
    app.options(path, { schema: { hide: true } }, async (_request, reply) =>
      reply.code(204).header('allow', 'OPTIONS, POST').send(),
    );
  }
}
