import type { ProxyAnswer } from '../proxy/index.ts';
import type { NodeRequest } from './incoming.ts';
import type { Answer } from './page.ts';

/** What is used of a request of `node:http` whose body may not have been read yet. */
export interface NodeBody extends NodeRequest, AsyncIterable<Uint8Array> {
  readableEnded?: boolean | undefined;
}

/** What is used of a response of `node:http`. */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  removeHeader(name: string): void;
  end(body?: string | Uint8Array): unknown;
}

/** Answer in place of the application. */
export function sendNode(response: NodeResponse, { status, headers, body }: Answer | ProxyAnswer): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
}

/** The body of a request, at most so many bytes and one more; `parsed` is what a body parser left of it. */
export async function readNode(
  request: NodeBody,
  maxBytes: number,
  parsed?: unknown,
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof parsed === 'string') return new TextEncoder().encode(parsed);
  if (parsed instanceof Uint8Array) return Uint8Array.from(parsed);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    chunks.push(chunk);
    if (length > maxBytes) break;
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
