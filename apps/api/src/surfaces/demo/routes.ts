import { ERRORS, type ErrorCode, TOKEN_COOKIE } from '@veridict/contract';
import { createClient, VeridictError } from '@veridict/node';
import { policy, readToken, signals } from '@veridict/verifier';
import type { FastifyReply } from 'fastify';
import type { App, Services } from '../../deps.ts';
import { refusal } from '../../errors.ts';
import { sendStatic } from '../../static-file.ts';
import { inProcessFetch } from './in-process.ts';

/** Only this server's own files; the worker is the collector's own. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const titles = () => Object.fromEntries(signals.map(({ id, title }) => [id, title]));
const priorLogOdds = Math.log(policy.prior / (1 - policy.prior));

/** The demo page and its backend, which asks for the visitor's own verdict as any backend would: with the SDK. */
export function demoRoutes(app: App, { demo, network }: Services): void {
  if (demo === undefined) return;
  const veridict = createClient({
    secretKey: demo.secretKey,
    baseUrl: 'http://in-process.invalid',
    fetch: inProcessFetch(app),
  });
  const hidden = { schema: { hide: true } };
  const documented = [...demo.signalPages.keys()];

  app.get('/demo', hidden, (_request, reply) => reply.redirect('/demo/', 308));
  app.get('/demo/', hidden, (_request, reply) => sendPage(reply, demo.page));
  for (const file of demo.files) app.get(file.path, hidden, (request, reply) => sendStatic(request, reply, file));
  app.get<{ Params: { id: string } }>('/demo/signals/:id', hidden, (request, reply) => {
    const page = demo.signalPages.get(request.params.id);
    if (page === undefined) throw refusal('not_found');
    return sendPage(reply, page);
  });

  app.get('/demo/verdict', hidden, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const token = cookie(request.headers.cookie, TOKEN_COOKIE);
    if (token === undefined) throw refusal('token_missing', `There is no ${TOKEN_COOKIE} cookie.`);
    // The secret key is the whole account's; the demo must not be a window into its other sites.
    if (audienceOf(token) !== demo.publicKey) throw refusal('token_unknown');
    const { address, tls } = network.senderOf(request);
    const visitor = { ip: address, userAgent: request.headers['user-agent'], ja4: tls?.ja4 };
    const verdict = await veridict.verdict(token, visitor).catch(refuse);
    return { verdict, titles: titles(), prior: priorLogOdds, documented };
  });
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(html);
}

function cookie(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) || undefined;
}

/** Whom an unchecked token says it is for; whether it says so rightly is found out when it is asked about. */
function audienceOf(token: string): string | null {
  const read = readToken(token);
  return read.ok ? read.value.claims.aud : null;
}

/** Pass on what the server told its own client. */
function refuse(error: unknown): never {
  if (error instanceof VeridictError && Object.hasOwn(ERRORS, error.code))
    throw refusal(error.code as ErrorCode, error.message);
  throw error;
}
