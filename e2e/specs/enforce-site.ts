import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const NONCE = 'c2l0ZQ';
const POLICY = `default-src 'none'; script-src 'nonce-${NONCE}'; worker-src 'self'; connect-src 'self'; form-action 'self'; img-src 'self'`;

/** What a page has told of itself so far. */
export interface PageState {
  notice: string | null;
  readable: boolean;
  title: string;
  action: string | null;
  /** milliseconds after the page began: its text could be read, and the verdict or its failure was there */
  readableMs: number | null;
  toldMs: number | null;
  /** code of `botd:error` */
  error: string | null;
  /** whether anything of the page was ever hidden or replaced, and the boxes its text had, frame by frame */
  touched: boolean;
  boxes: string[];
  complaints: string[];
}

/** What a page asks for: attributes of the tag, and what else is in it. */
export interface PageWish {
  enforce?: string;
  action?: string;
  lang?: string;
  /** a form; `late`: it comes after the verdict */
  form?: 'there' | 'late';
  /** scripts do not run */
  scripts?: 'off';
  /** another public key than the site's own */
  key?: string;
  /** as on plain http: no WebCrypto */
  crypto?: 'off';
}

// Runs first: sees whatever happens to the page, and tells it home ten times a second.
const WATCH = `(() => {
  const state = { notice: null, readable: false, title: '', action: null, readableMs: null, toldMs: null, error: null, touched: false, boxes: [], complaints: [] };
  addEventListener('error', (event) => state.complaints.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => state.complaints.push(String(event.reason)));
  document.addEventListener('securitypolicyviolation', (event) => state.complaints.push(event.violatedDirective + ' ' + event.blockedURI));
  const told = () => { state.toldMs ??= Math.round(performance.now()); };
  document.addEventListener('botd:error', (event) => { state.error = event.detail.code; told(); });
  document.addEventListener('botd:verdict', told);
  new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records)
      if ([...addedNodes].some(({ nodeName }) => /^veridict/i.test(nodeName)) || (type === 'attributes' && target.nodeName === 'BODY'))
        state.touched = true;
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['style', 'class', 'hidden'] });
  const look = () => {
    const text = document.querySelector('main p');
    if (text) {
      if (text.getClientRects().length > 0) state.readableMs ??= Math.round(performance.now());
      const { x, y, width, height } = text.getBoundingClientRect();
      const box = [x, y, width, height].join();
      if (state.boxes.at(-1) !== box) state.boxes.push(box);
    }
    requestAnimationFrame(look);
  };
  document.addEventListener('DOMContentLoaded', look);
  setInterval(() => {
    const host = document.querySelector('veridict-notice');
    state.notice = host ? host.shadowRoot.querySelector('h1').textContent : null;
    const text = document.querySelector('main p');
    state.readable = !!text && text.getClientRects().length > 0;
    state.title = document.title;
    state.action = window.veridict?.verdict?.action ?? null;
    fetch('/state', { method: 'POST', body: JSON.stringify(state) }).catch(() => {});
  }, 100);
})();`;

/** How the way to the server is: `slow` and `held` until it is opened, `slow` for three seconds at least. */
export type Way = 'open' | 'slow' | 'held' | 'error' | 'down';

/**
 * A site that serves Veridict from its own origin, under a strict policy, and whose way to the server can be closed. Each
 * page tells what becomes of it.
 */
export class EnforceSite {
  way: Way = 'open';
  /** Paths that alone the way holds for; all of the API when empty. */
  readonly only: string[] = [];
  state: PageState | null = null;
  readonly asked: Array<{ path: string; dest: string }> = [];
  readonly sent: URLSearchParams[] = [];
  readonly #server: HttpServer;
  readonly #backend: string;
  readonly #key: string;

  constructor(backend: string, key: string) {
    this.#backend = backend;
    this.#key = key;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, done));
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Forget what was, and give the address of a page, under whichever of the site's names. */
  page(wish: PageWish = {}, host = 'localhost'): string {
    this.way = 'open';
    this.only.length = 0;
    this.state = null;
    this.asked.length = 0;
    this.sent.length = 0;
    return `http://${host}:${this.port}/?${new URLSearchParams({ ...wish })}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://site');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (path === '/state') {
      this.state = JSON.parse(body.toString()) as PageState;
      response.writeHead(204).end();
      return;
    }
    this.asked.push({ path, dest: String(request.headers['sec-fetch-dest'] ?? '') });
    if (path.startsWith('/api/') || path.startsWith('/collector')) return this.#pass(path, request, body, response);
    if (path !== '/' && path !== '/sent') {
      response.writeHead(204).end();
      return;
    }
    if (path === '/sent') this.sent.push(searchParams);
    const policy = searchParams.get('scripts') === 'off' ? `${POLICY}; sandbox allow-same-origin allow-forms` : POLICY;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(path === '/sent' ? '<!doctype html><title>Sent</title><p>Thank you.' : this.#html(searchParams));
  }

  async #pass(path: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const isHeld = path.startsWith('/api/') && (this.only.length === 0 || this.only.includes(path));
    if (isHeld && this.way === 'slow') await delay(3_000);
    while (isHeld && (this.way === 'slow' || this.way === 'held')) await delay(20);
    if (isHeld && this.way === 'down') {
      response.destroy();
      return;
    }
    if (isHeld && this.way === 'error') {
      response.writeHead(500).end('{}');
      return;
    }
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(this.#backend + path, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  #html(wish: URLSearchParams): string {
    const lang = wish.get('lang') ?? 'en';
    const attribute = (name: string) => (wish.has(name) ? ` data-${name}="${wish.get(name)}"` : '');
    const form =
      '<form action="/sent" data-veridict-form="proof"><label>Name <input name="who"></label><button>Send</button></form>';
    const late = `document.addEventListener('botd:verdict', () => setTimeout(() => { document.querySelector('aside').innerHTML = '${form}'; }), { once: true });`;
    const hide =
      "Object.defineProperty(window, 'crypto', { value: { getRandomValues: (a) => a.map(() => Math.random() * 256) } });";
    const script = [wish.get('crypto') === 'off' ? hide : '', WATCH, wish.get('form') === 'late' ? late : ''].join(
      '\n',
    );
    return `<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><link rel="icon" href="/icon"><script nonce="${NONCE}">${script}</script>
<script nonce="${NONCE}" async src="/collector.js" data-key="${wish.get('key') ?? this.#key}"${attribute('enforce')}${attribute('action')}></script>
</head><body><main><h1>Welcome</h1><p>Members only.</p>${wish.get('form') === 'there' ? form : ''}<aside></aside></main>
<noscript><img src="/unscripted" alt="" width="1" height="1"></noscript></body></html>`;
  }
}
