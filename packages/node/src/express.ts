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

/** What is used of an Express request. */
type ExpressRequest = { originalUrl: string; body?: unknown; veridict?: Decided | null };
type Next = (error?: unknown) => void;

declare global {
  // biome-ignore lint/style/noNamespace: the place where Express has its users add what their middleware adds
  namespace Express {
    interface Request {
      /** the middleware's decision; null for a request that is skipped */
      veridict?: Decided | null;
    }
  }
}

/**
 * Decides about requests: `request.veridict`. A token in a form is found when a body parser stands before it.
 * @example
 * app.post('/sign-up', express.urlencoded(), veridict({ secretKey, baseUrl, enforce: 'block' }), handler);
 */
function middleware(options: MiddlewareOptions<NodeRequest & ExpressRequest>) {
  const guard = createGuard(options);
  return async (request: NodeRequest & ExpressRequest, response: NodeResponse, next: Next): Promise<void> => {
    const { decided, answer } = await guard({ ...fromNode(request, request.body), url: request.originalUrl }, request);
    request.veridict = decided;
    if (answer === null) next();
    else sendNode(response, answer);
  };
}

/**
 * Serves the browser script and takes its requests on the site's own host.
 * @example
 * app.use(veridict.proxy({ path: '/a9', secretKey, baseUrl }));
 */
function proxy(options: ProxyOptions<NodeBody & ExpressRequest>) {
  const handle = createProxy(options);
  return async (request: NodeBody & ExpressRequest, response: NodeResponse, next: Next): Promise<void> => {
    const incoming = { ...fromNode(request), url: request.originalUrl };
    const answer = await handle(incoming, request, () => readNode(request, MAX_BODY_BYTES, request.body));
    if (answer === null) next();
    else sendNode(response, answer);
  };
}

/** The middleware for Express 4 and 5, and `veridict.proxy`. */
export const veridict = Object.assign(middleware, { proxy });
