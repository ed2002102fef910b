// A small site that serves pages to be examined and takes their reports home.
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = join(dirname(fileURLToPath(import.meta.url)), '../src/testing/in-page.ts');

// First in every page: what a hostile page may break is put aside under a symbol, which no source looks at.
const KEEP = `(() => {
  const { stringify } = JSON, send = fetch.bind(window), errors = [];
  const id = location.pathname;
  const post = (report) => send('/report' + id, { method: 'POST', body: stringify(report) }).catch(() => {});
  const note = (message) => { errors[errors.length] = message; post({ failed: message }); };
  addEventListener('error', (event) => note(String(event.message)));
  addEventListener('unhandledrejection', (event) => note(String(event.reason)));
  Object.defineProperty(window, Symbol.for('kept'), { value: { errors, post } });
})();`;

/** A page that has not reported by then never will. */
const PATIENCE_MS = 20_000;

/**
 * Build the page's script and serve it on a free port of the loopback.
 * @returns {Promise<{ origin: string, page(o?: { prepare?: Function, setting?: object, csp?: string, body?: string }): { url: string, report: Promise<any>, ready: Promise<void> }, close(): Promise<void> }>}
 */
export async function startSite() {
  const built = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    conditions: ['@veridict/source'],
    logLevel: 'error',
  });
  const script = built.outputFiles[0].text;
  const pages = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://site').pathname;
    const answer = (type, text, headers = {}) => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers });
      response.end(text);
    };
    if (path === '/in-page.js') return answer('text/javascript', script);
    if (path === '/keep.js') return answer('text/javascript', KEEP);
    if (path.startsWith('/report/')) {
      let body = '';
      request.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        const page = pages.get(path.slice('/report'.length));
        const report = JSON.parse(body);
        if (report.failed) page?.reject(new Error(`The page failed: ${report.failed}`));
        else if (report.ready) page?.tellReady();
        else page?.resolve(report);
        answer('text/plain', 'ok');
      });
      return;
    }
    const page = pages.get(path);
    if (path.endsWith('/case.js') && pages.has(path.slice(0, -8))) {
      return answer('text/javascript', pages.get(path.slice(0, -8)).prepare);
    }
    if (!page) return response.writeHead(404).end();
    return answer('text/html', page.html, page.csp ? { 'content-security-policy': page.csp } : {});
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    page({ prepare, setting = {}, csp, body = '<p>A page with a form.</p><form><input name="q"></form>' } = {}) {
      const path = `/page/${pages.size + 1}`;
      const before = prepare ? `<script src="${path}/case.js"></script>` : '';
      const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title><link rel="icon" href="data:,"><script src="/keep.js"></script>${before}</head><body>${body}<script src="/in-page.js"></script></body></html>`;
      const page = { html, csp, prepare: `(${prepare})();` };
      page.report = new Promise((resolve, reject) => {
        Object.assign(page, { resolve, reject });
        setTimeout(reject, PATIENCE_MS, new Error('The page did not report.')).unref();
      });
      // Whoever waits for it hears of a failure; a browser that could not be started does not.
      page.report.catch(() => {});
      const ready = new Promise((resolve) => {
        page.tellReady = resolve;
      });
      pages.set(path, page);
      const hash = encodeURIComponent(JSON.stringify(setting));
      return { url: `${origin}${path}#${hash}`, report: page.report, ready };
    },
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
