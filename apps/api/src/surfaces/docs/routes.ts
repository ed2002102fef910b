import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, Services } from '../../deps.ts';
import { type StaticFile, sendStatic, staticFile } from '../../static-file.ts';
import { docsPage, type Spec } from './page.ts';
import { DOCS_STYLE } from './style.ts';

/**
 * `GET /openapi.json`, made from the schemas that check the requests, and `GET /docs`, the same for people. Whoever types the
 * server's bare address is led to what there is to see.
 */
export function docsRoutes(app: App, { demo }: Services): void {
  // Made when first asked for: only then is every route known.
  const once = (make: () => Promise<StaticFile>) => {
    let made: Promise<StaticFile> | undefined;
    return async (request: FastifyRequest, reply: FastifyReply) => {
      made ??= make();
      return sendStatic(request, reply, await made);
    };
  };
  const spec = () => app.swagger() as unknown as Spec;
  const json = once(() =>
    staticFile('/openapi.json', 'application/json; charset=utf-8', Buffer.from(JSON.stringify(spec()))),
  );
  const page = once(() => staticFile('/docs', 'text/html; charset=utf-8', Buffer.from(docsPage(spec()))));
  const styleHash = createHash('sha256').update(DOCS_STYLE).digest('base64');

  app.get('/', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-store').redirect(demo === undefined ? '/docs' : '/demo/', 302),
  );
  app.get('/docs/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/docs', 308));
  app.get('/openapi.json', { schema: { hide: true } }, json);
  app.get('/docs', { schema: { hide: true } }, (request, reply) => {
    reply
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      )
      .header('referrer-policy', 'no-referrer');
    return page(request, reply);
  });
}
