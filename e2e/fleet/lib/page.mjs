// The page every target serves (unless it brings its own), and the server under it.
// A page of one's own must keep the ids #name #email #note #send #more and the two colours:
// the visitors use the ids, the human controls look for the colours on the screen.
import http from 'node:http';

export const COLOURS = { field: 0xfffbe6, button: 0x1a7f5a };
const hex = (n) => `#${n.toString(16).padStart(6, '0')}`;

export function pageHtml({ head = '', foot = '', runId }) {
  const para = (s) => `<p>${s}</p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Riverside Allotments</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{margin:0;font:16px/1.5 sans-serif;background:#fff;color:#222}
main{max-width:46rem;padding:1rem 2rem}
label{display:block;margin:.6rem 0 .2rem}
input,textarea{width:22rem;padding:.5rem;background:${hex(COLOURS.field)};border:1px solid #888;color:#222;font:inherit}
textarea{background:#f4f4f4;height:3rem}
button{margin-top:.8rem;padding:.6rem 2.4rem;background:${hex(COLOURS.button)};color:#fff;border:0;font:inherit}
</style>${head}</head><body><main>
<h1>Riverside Allotments</h1>
<p>Ask for a plot. We answer within a week. <a id="more" href="#rules">Read the rules</a> first, please.</p>
<form id="ask" method="post" action="/submit/${runId}">
<label for="name">Name</label><input id="name" name="name" autocomplete="off">
<label for="email">E-mail</label><input id="email" name="email" autocomplete="off">
<label for="note">Note</label><textarea id="note" name="note"></textarea>
<div><button id="send" type="submit">Send</button></div>
</form>
<h2 id="rules">Rules</h2>
${[
  'Plots are let by the year, from March to the end of February.',
  'Water is off in winter; bring a can.',
  'Bonfires only in November, and never before dusk.',
  'Sheds up to six square metres, painted green or left plain.',
  'Bees by agreement with the neighbours on both sides.',
  'The gate is locked at nine; the last one out checks the tap.',
]
  .flatMap((s) => [
    para(s),
    para(
      'Ask the committee when in doubt; somebody is at the hut on Saturday mornings, with tea, and knows who had the plot before you and what grew there.',
    ),
  ])
  .join('\n')}
<div style="height:700px"></div><p>Riverside Allotments, by the old weir.</p>
</main>${foot}</body></html>`;
}

/** A header of the visit's page request: its value, '' when it was not sent, undefined when there was no request. */
export function firstHeader(visit, name) {
  const raw = visit?.requests.find((q) => q.path.startsWith('/visit'))?.rawHeaders;
  if (!raw) return undefined;
  for (let i = 0; i < raw.length; i += 2) if (raw[i].toLowerCase() === name) return raw[i + 1];
  return '';
}

/**
 * Serve the page on loopback.
 *   head(runId), foot(runId) -> html put into the page
 *   assets: {'/x.js': {type, body}}
 *   routes(req, res, {runId, path, body, visit}) -> true when it handled the request
 * Gives {origin, urlFor, visits: Map runId -> {requests, loaded, submitted}, stop}.
 */
export async function servePage({ head = () => '', foot = () => '', assets = {}, routes = () => false, headers = {} }) {
  const visits = new Map();
  const visitOf = (id) => {
    if (!visits.has(id)) visits.set(id, { requests: [], loaded: 0, submitted: 0 });
    return visits.get(id);
  };
  const server = http.createServer(async (req, res) => {
    const path = new URL(req.url, 'http://x').pathname;
    const m = /^\/(visit|submit|report)\/([\w-]+)/.exec(path);
    const ref = /\/(?:visit|submit)\/([\w-]+)/.exec(req.headers.referer ?? '');
    const runId = m?.[2] ?? ref?.[1];
    const visit = runId ? visitOf(runId) : { requests: [] };
    if (visit.requests.length < 60)
      visit.requests.push({
        t: Date.now(),
        method: req.method,
        path: path.replace(runId ?? '\0', ':run'),
        http: req.httpVersion,
        rawHeaders: req.rawHeaders,
      });
    const chunks = [];
    try {
      for await (const c of req) chunks.push(c);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const send = (code, type, text) => {
      res.writeHead(code, { 'content-type': type, 'cache-control': 'no-store', ...headers });
      res.end(req.method === 'HEAD' ? undefined : text);
    };
    try {
      if (await routes(req, res, { runId, path, body, visit })) return;
      if (m?.[1] === 'visit') {
        visit.loaded++;
        return send(200, 'text/html; charset=utf-8', pageHtml({ head: head(runId), foot: foot(runId), runId }));
      }
      if (m?.[1] === 'submit') {
        visit.submitted++;
        visit.form = body.slice(0, 500);
        return send(
          200,
          'text/html; charset=utf-8',
          '<!doctype html><title>Thank you</title><h1 id="thanks">Thank you</h1><p>We will write to you.</p>',
        );
      }
      if (assets[path]) return send(200, assets[path].type, assets[path].body);
      send(404, 'text/plain', 'not found');
    } catch (_e) {
      send(500, 'text/plain', 'error');
    }
  });
  server.keepAliveTimeout = 2000;
  await new Promise((r) => server.listen(0, '127.0.0.1', r));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    visits,
    visitOf,
    urlFor: (runId) => `${origin}/visit/${runId}`,
    stop: () =>
      new Promise((r) => {
        server.close(r);
        server.closeAllConnections();
      }),
  };
}
