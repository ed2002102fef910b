import { createHash } from 'node:crypto';
import { jwksAnswer } from '@veridict/contract';
import { answers } from '../../answers.ts';
import type { App, Services } from '../../deps.ts';

/** `GET /.well-known/jwks.json`: the keys that signed verdicts are checked with. */
export function jwksRoutes(app: App, { signing }: Services): void {
  app.get(
    '/.well-known/jwks.json',
    {
      schema: {
        summary: 'Public keys of signed verdicts (JWK Set)',
        description:
          'May be kept for an hour: the key that will sign next is announced beforehand, and one that was replaced stays for an hour. Ask anew for a `kid` that is not in the set.',
        tags: ['verdict'],
        response: answers(jwksAnswer, 'state_unavailable'),
      },
    },
    async (request, reply) => {
      const body = { keys: await signing.keys() };
      const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;
      reply
        .header('etag', etag)
        .header('cache-control', 'public, max-age=3600')
        .header('access-control-allow-origin', '*');
      const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
      if (known.includes(etag) || known.includes('*')) return reply.code(304 as never).send(undefined as never);
      return body;
    },
  );
}
