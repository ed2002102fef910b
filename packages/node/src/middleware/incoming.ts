/** A request as the middleware sees it, whatever framework received it. A WHATWG `Request` has the first three. */
export interface Incoming {
  method: string;
  /** whole, or from the path on */
  url: string;
  headers: { get(name: string): string | null };
  /** the other end of the connection; null where the platform does not say */
  peer: string | null;
  /** `1.1`, `2`; null where the platform does not say */
  httpVersion: string | null;
  /** the connection to this server is encrypted */
  secure: boolean;
  /** names and values in the order received, as far as the platform keeps it */
  list(): Array<[name: string, value: string]>;
  /** A field of the form that was sent; null where there is none, or nobody has read it. */
  field(name: string): string | null | Promise<string | null>;
}

/** What is used of a request of `node:http`, of Express and of Fastify's `request.raw`. */
export interface NodeRequest {
  method?: string | undefined;
  url?: string | undefined;
  httpVersion: string;
  headers: Record<string, string | string[] | undefined>;
  rawHeaders: string[];
  socket: { remoteAddress?: string | undefined };
}

/** A request of Node's own server; `body` is what a body parser made of it, if one did. */
export function fromNode(request: NodeRequest, body?: unknown): Incoming {
  const { headers, rawHeaders } = request;
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: {
      get(name) {
        const value = headers[name];
        return value === undefined ? null : typeof value === 'string' ? value : value.join(', ');
      },
    },
    peer: request.socket.remoteAddress ?? null,
    httpVersion: request.httpVersion,
    secure: 'encrypted' in request.socket,
    list: () => rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : [])),
    field: (name) => fieldOf(body, name),
  };
}

/**
 * A WHATWG request. `node` is the one of Node's server behind it, where there is one: it knows the connection and the order of
 * the headers.
 */
export function fromRequest(
  request: Pick<Request, 'method' | 'url' | 'headers'>,
  known: { node?: NodeRequest | undefined; field?: Incoming['field'] } = {},
): Incoming {
  const node = known.node && fromNode(known.node);
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    peer: node?.peer ?? null,
    httpVersion: node?.httpVersion ?? null,
    secure: node?.secure ?? request.url.startsWith('https:'),
    list: node?.list ?? (() => [...request.headers]),
    field: known.field ?? (() => null),
  };
}

/** A text field of a parsed form. */
export function fieldOf(body: unknown, name: string): string | null {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return null;
  const value: unknown = (body as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : null;
}
