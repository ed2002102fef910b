import {
  createGuard,
  type Decided,
  fieldOf,
  fromRequest,
  type MiddlewareOptions,
  type NodeRequest,
} from './middleware/index.ts';
import { respond } from './middleware/respond.ts';
import { createProxy, type ProxyOptions } from './proxy/index.ts';

export type {
  Decided,
  DecidedRequest,
  Incoming,
  MiddlewareOptions,
  PageScript,
  TrustProxy,
} from './middleware/index.ts';
export type { ProxyOptions } from './proxy/index.ts';

/** What is used of Hono's context. `env.incoming` is there on Node's server. */
interface HonoContext {
  req: { raw: Request; parseBody(): Promise<unknown> };
  env: unknown;
  set(key: 'veridict', value: Decided | null): void;
}
type Next = () => Promise<void>;

/** The middleware's decision, for `new Hono<{ Variables: VeridictVariables }>()`; null for a request that is skipped. */
export interface VeridictVariables {
  veridict: Decided | null;
}

function incomingOf({ req, env }: HonoContext) {
  const node = (env as { incoming?: NodeRequest } | undefined)?.incoming;
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(
    req.raw.headers.get('content-type') ?? '',
  );
  return fromRequest(req.raw, {
    node,
    ...(isForm && { field: async (name: string) => fieldOf(await req.parseBody(), name) }),
  });
}

/**
 * Decides about requests: `c.get('veridict')`.
 * @example
 * app.post('/sign-up', veridict({ secretKey, baseUrl, enforce: 'block' }), handler);
 */
function middleware(options: MiddlewareOptions<HonoContext>) {
  const guard = createGuard(options);
  return async (c: HonoContext, next: Next): Promise<Response | undefined> => {
    const { decided, answer } = await guard(incomingOf(c), c);
    c.set('veridict', decided);
    if (answer !== null) return respond(answer);
    await next();
    return undefined;
  };
}

/**
 * Serves the browser script and takes its requests on the site's own host.
 * @example
 * app.use(veridict.proxy({ path: '/a9', secretKey, baseUrl }));
 */
function proxy(options: ProxyOptions<HonoContext>) {
  const handle = createProxy(options);
  return async (c: HonoContext, next: Next): Promise<Response | undefined> => {
    const answer = await handle(incomingOf(c), c, async () => new Uint8Array(await c.req.raw.clone().arrayBuffer()));
    if (answer !== null) return respond(answer);
    await next();
    return undefined;
  };
}

/** The middleware for Hono 4, and `veridict.proxy`. */
export const veridict = Object.assign(middleware, { proxy });
