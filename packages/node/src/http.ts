import { createGuard, type Decided, fromNode, type MiddlewareOptions, type NodeRequest } from './middleware/index.ts';
import { type NodeBody, type NodeResponse, readNode, sendNode } from './middleware/node.ts';
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

/**
 * Decides about requests of `node:http` and, where `enforce` allows, answers who is refused. Gives the decision, which also
 * stands in `request.veridict`, or null for a request that is skipped.
 * @example
 * const guard = veridict({ secretKey, baseUrl, enforce: 'block' });
 * createServer(async (request, response) => {
 *   if ((await guard(request, response))?.refused) return;
 * });
 */
function middleware(options: MiddlewareOptions<NodeRequest>) {
  const guard = createGuard(options);
  return async (
    request: NodeRequest & { veridict?: Decided | null },
    response: NodeResponse,
  ): Promise<Decided | null> => {
    const { decided, answer } = await guard(fromNode(request), request);
    request.veridict = decided;
    if (answer !== null) sendNode(response, answer);
    return decided;
  };
}

/**
 * Serves the browser script and takes its requests on this server. Gives whether the request was one of them.
 * @example
 * const proxy = veridict.proxy({ path: '/a9', secretKey, baseUrl });
 * createServer(async (request, response) => {
 *   if (await proxy(request, response)) return;
 * });
 */
function proxy(options: ProxyOptions<NodeBody>) {
  const handle = createProxy(options);
  return async (request: NodeBody, response: NodeResponse): Promise<boolean> => {
    const answer = await handle(fromNode(request), request, () => readNode(request, MAX_BODY_BYTES));
    if (answer !== null) sendNode(response, answer);
    return answer !== null;
  };
}

/** The middleware for `node:http`, and `veridict.proxy`. */
export const veridict = Object.assign(middleware, { proxy });
