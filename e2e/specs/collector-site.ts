import { createHash, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type ErrorCode, lateRequest, nonceRequest, type TokenClaims } from '@veridict/contract';
import { type Decoded, type DecodedLate, decodeLate, openCollect, parseJson } from '@veridict/verifier';

/** What was built, served as it is. */
const BUILT = fileURLToPath(new URL('../../packages/collector/dist/', import.meta.url));
/** The only public key this site knows. */
export const KEY = 'pk_live_CollectorSpecsOnly00000000000000000000000';

export interface Collected {
  claims: TokenClaims;
  token: string;
  decoded: Decoded;
}

export interface Late {
  ticket: string;
  seq: number;
  decoded: DecodedLate;
}

/** A request as it arrived. */
interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}

/** A page to serve: its tag's attributes, what stands before the tag, and its policy. */
export interface PageUnderTest {
  tag?: string;
  head?: string;
  body?: string;
  csp?: string;
  /** where the script comes from, when not from the page's own origin */
  scriptOrigin?: string;
}

/** Serves the built collector, pages that use it, and the other end of its wire: every request is checked as the server would. */
export class CollectorSite {
  readonly nonces: Array<{ sid: string; prev: string | undefined }> = [];
  readonly collected: Collected[] = [];
  readonly late: Late[] = [];
  readonly seen: Seen[] = [];
  /** What was wrong with a request: must stay empty. */
  readonly problems: string[] = [];
  readonly pages: Record<string, PageUnderTest> = { '/': {} };
  /** Answers in stock for the next requests to a path. */
  readonly refusals: Record<string, Array<{ status: number; code: ErrorCode } | 'hang up'>> = {};
  /** Of a judged page view, by how many late reports there were. */
  verdictOf: (lateReports: number) => { action: string; band?: string; score?: number } = () => ({ action: 'allow' });
  readonly #server: Server;
  readonly #issued = new Map<string, string>();

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = new URL(request.url ?? '/', 'http://site').pathname;
        this.seen.push({ method: request.method ?? '', path, headers: request.headers });
        this.#answer(path, request.headers, Buffer.concat(chunks), response).catch((error: unknown) => {
          this.problems.push(String(error));
          response.destroy();
        });
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, done));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The site's origin, under whichever of the machine's names. */
  origin(host = 'localhost'): string {
    return `http://${host}:${this.port}`;
  }

  url(path = '/'): string {
    return this.origin() + path;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(path: string, headers: IncomingHttpHeaders, body: Buffer, response: ServerResponse): Promise<void> {
    const page = this.pages[path];
    if (page) return this.#servePage(page, response);
    if (path.startsWith('/api/v1/')) return this.#serveWire(path.slice(8), headers, body, response);
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const file = `${BUILT}${path.slice(1)}`;
    if (path.includes('..') || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' });
    response.end(readFileSync(file));
  }

  #servePage(
    { tag = '', head = '', body = '', csp, scriptOrigin = '' }: PageUnderTest,
    response: ServerResponse,
  ): void {
    response.setHeader('content-type', 'text/html');
    if (csp) response.setHeader('content-security-policy', csp);
    const script = `<script async src="${scriptOrigin}/collector.js" data-key="${KEY}" ${tag}></script>`;
    response.end(`<!doctype html><meta charset="utf-8"><title>page</title>${head}${script}<body>${body}`);
  }

  async #serveWire(name: string, headers: IncomingHttpHeaders, body: Buffer, response: ServerResponse): Promise<void> {
    const origin = headers.origin ?? 'none';
    response.setHeader('access-control-allow-origin', origin);
    const answer = (status: number, json: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
    };
    const refuse = (status: number, code: string) =>
      answer(status, { error: { code, message: code, request_id: 'req_1' } });
    const refusal = this.refusals[name]?.shift();
    if (refusal === 'hang up') {
      response.destroy();
      return;
    }
    if (refusal) return refuse(refusal.status, refusal.code);
    if (origin === 'null' && name !== 'late') return refuse(403, 'origin_forbidden');
    const now = Math.floor(Date.now() / 1000);

    if (name === 'nonce') {
      const { key, prev } = nonceRequest.parse(json(body));
      if (key !== KEY) return refuse(401, 'public_key_unknown');
      const sid = this.collected.find(({ token }) => token === prev)?.claims.sid ?? `ses_${id()}`;
      const nonce = id();
      this.#issued.set(nonce, sid);
      this.nonces.push({ sid, prev });
      return answer(200, { nonce, sid, now, ttl: 300 });
    }
    if (name === 'collect') {
      const opened = await openCollect(body, crypto, {
        now,
        origin,
        admit: async ({ aud }) => (aud === KEY ? null : { code: 'public_key_unknown' }),
        checkNonce: ({ nonce, sid }) => (this.#issued.get(nonce) === sid ? 'ok' : 'nonce_invalid'),
      });
      if (!opened.ok) {
        this.problems.push(`collect: ${JSON.stringify(opened.problem)}`);
        return refuse(400, opened.problem.code);
      }
      const { claims, token, decoded } = opened.value;
      this.#issued.delete(claims.nonce);
      this.collected.push({ claims, token, decoded });
      return answer(200, { ...this.verdictOf(0), ticket: id(), session_id: claims.sid, expires_at: claims.exp });
    }
    const { ticket, seq, evidence } = lateRequest.parse(json(body));
    const decoded = decodeLate(evidence);
    if (!decoded.ok) throw new Error(`late: ${JSON.stringify(decoded.problem)}`);
    this.late.push({ ticket, seq, decoded: decoded.value });
    return answer(200, { ...this.verdictOf(this.late.length), applied: true });
  }
}

const crypto = {
  sha256: (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  verifyEd25519: async (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verify(
      null,
      message,
      { key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key).toString('base64url') }, format: 'jwk' },
      signature,
    ),
};

let ids = 0;
/** 22 base64url characters, one of a kind. */
function id(): string {
  return String(++ids).padStart(21, '0').padEnd(22, 'A');
}

/** A body as the server would read it: strictly. */
function json(body: Uint8Array): unknown {
  const read = parseJson(body);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}
