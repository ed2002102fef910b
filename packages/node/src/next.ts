import { createGuard, type Decided, fieldOf, fromRequest, type MiddlewareOptions } from './middleware/index.ts';
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

/** A decision, and the answer to return in place of the page, if any. */
export interface Checked {
  decided: Decided | null;
  response: Response | null;
}

/**
 * Decides about requests, in `proxy.ts` (`middleware.ts` before Next 16), in route handlers, or wherever there is a WHATWG
 * `Request`. A token in a form is found too; the request's body stays readable.
 * @example
 * const check = veridict({ secretKey, baseUrl, enforce: 'block', trustProxy: 1 });
 * export async function POST(request: Request) {
 *   const { decided, response } = await check(request);
 *   if (response) return response;
 * }
 */
function middleware(options: MiddlewareOptions<Request>) {
  const guard = outsideBuild(() => createGuard(options));
  return async (request: Request): Promise<Checked> => {
    const isForm = /^application\/x-www-form-urlencoded/i.test(request.headers.get('content-type') ?? '');
    let form: Promise<Record<string, string>> | undefined;
    const field = async (name: string) => {
      form ??= request
        .clone()
        .text()
        .then((text) => Object.fromEntries(new URLSearchParams(text)));
      return fieldOf(await form, name);
    };
    const { decided, answer } = await guard()(fromRequest(request, isForm ? { field } : {}), request);
    return { decided, response: answer === null ? null : respond(answer) };
  };
}

/**
 * Serves the browser script and takes its requests on the site's own host, as a route handler.
 * @example
 * // app/a9/[...path]/route.ts
 * export const { GET, POST } = veridict.proxy({ path: '/a9', secretKey, baseUrl, trustProxy: 1 });
 */
function proxy(options: ProxyOptions<Request>) {
  // Next compresses what route handlers answer, and would do so a second time (seen with 16.4.6).
  const handle = outsideBuild(() => createProxy(options, { isPacked: false }));
  const route = async (request: Request): Promise<Response> => {
    const answer = await handle()(
      fromRequest(request),
      request,
      async () => new Uint8Array(await request.arrayBuffer()),
    );
    return answer === null ? new Response(null, { status: 404 }) : respond(answer);
  };
  return { GET: route, POST: route };
}

/**
 * Made at once, so that a wrong option is found at start; but `next build` loads route handlers as well, on machines that have
 * none of the secrets, and there only what is used is made.
 */
function outsideBuild<T>(make: () => T): () => T {
  if (globalThis.process?.env?.NEXT_PHASE === 'phase-production-build') return make;
  const made = make();
  return () => made;
}

/** The check for Next's app router and other WHATWG handlers, and `veridict.proxy`. */
export const veridict = Object.assign(middleware, { proxy });
