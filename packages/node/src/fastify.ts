import { createGuard, type Decided, fromNode, type MiddlewareOptions } from './middleware/index.ts';
import { type NodeBody, readNode } from './middleware/node.ts';
import { createProxy, MAX_BODY_BYTES, type ProxyOptions } from './proxy/index.ts';

export type {
  Decided,
  DecidedRequest,
  Incoming,
  MiddlewareOptions,
  PageScript,
  TrustProxy,
} from './middleware/index.ts';
export type { ProxyOptions } from './proxy/index.ts';

/** What is used of Fastify's request and reply. */
type FastifyLikeRequest = { raw: NodeBody; body?: unknown; veridict?: Decided | null };
interface FastifyLikeReply {
  code(status: number): unknown;
  headers(values: Record<string, string>): unknown;
  send(body: string | Uint8Array): unknown;
}

/**
 * Decides about requests, as a hook: `request.veridict` (declare it: `docs/guides/fastify.md`). As `preHandler` it finds a token in a form that was parsed.
 * @example
 * app.addHook('preHandler', veridict({ secretKey, baseUrl, enforce: 'block' }));
 */
function middleware(options: MiddlewareOptions<NodeBody>) {
  const guard = createGuard(options);
  return async (request: FastifyLikeRequest, reply: FastifyLikeReply): Promise<unknown> => {
    const { decided, answer } = await guard(fromNode(request.raw, request.body), request.raw);
    request.veridict = decided;
    return answer === null ? undefined : send(reply, answer);
  };
}

/**
 * Serves the browser script and takes its requests on the site's own host, as a hook that stands before body parsers.
 * @example
 * app.addHook('onRequest', veridict.proxy({ path: '/a9', secretKey, baseUrl }));
 */
function proxy(options: ProxyOptions<NodeBody>) {
  const handle = createProxy(options);
  return async ({ raw }: FastifyLikeRequest, reply: FastifyLikeReply): Promise<unknown> => {
    const answer = await handle(fromNode(raw), raw, () => readNode(raw, MAX_BODY_BYTES));
    return answer === null ? undefined : send(reply, answer);
  };
}

function send(
  reply: FastifyLikeReply,
  answer: { status: number; headers: Record<string, string>; body: string | Uint8Array },
) {
  reply.code(answer.status);
  reply.headers(answer.headers);
  return reply.send(answer.body);
}

/** The hook for Fastify 4 and 5, and `veridict.proxy`. */
export const veridict = Object.assign(middleware, { proxy });
