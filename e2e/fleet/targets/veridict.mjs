// Veridict itself: the built server on a folder of its own, its tag in the page, its verdict on every visit.
import { startServer } from '../../../tooling/server.mjs';
import { servePage } from '../lib/page.mjs';

export { report } from '../lib/detection-report.mjs';

export const name = 'veridict';

/** As a site would: listen for the verdict, hand the token to the own backend. */
const tellBackend = (runId) => `<script>
document.addEventListener('botd:verdict', (e) => fetch('/report/${runId}', { method: 'POST', body: JSON.stringify({ token: e.detail.token }), keepalive: true }));
document.addEventListener('botd:error', (e) => fetch('/report/${runId}', { method: 'POST', body: JSON.stringify({ error: e.detail.code }), keepalive: true }));
</script>`;

/** The token that came with a request as a cookie, as a backend reads it. */
function cookieToken(visit) {
  for (const { rawHeaders } of visit?.requests.toReversed() ?? []) {
    for (let i = 0; i < rawHeaders.length; i += 2) {
      const found = rawHeaders[i].toLowerCase() === 'cookie' && /(?:^|;\s*)botd_token=([^;]+)/.exec(rawHeaders[i + 1]);
      if (found) return found[1];
    }
  }
  return undefined;
}

const verdictOf = (score) => (score >= 70 ? 'bot' : score > 30 ? 'suspicious' : 'human');

export async function start() {
  const server = await startServer();
  const { public_key: publicKey, secret_key: secretKey } = server.keys;
  const reports = new Map();
  const page = await servePage({
    head: (runId) =>
      `${tellBackend(runId)}<script async src="${server.url}/collector.js" data-key="${publicKey}"></script>`,
    routes(_req, res, { runId, path, body }) {
      if (!path.startsWith('/report/')) return false;
      reports.set(runId, { ...reports.get(runId), ...JSON.parse(body) });
      res.writeHead(204).end();
      return true;
    },
  });
  return {
    urlFor: page.urlFor,
    visits: page.visits,
    results: {
      async get(runId) {
        const told = reports.get(runId) ?? {};
        const token = cookieToken(page.visits.get(runId)) ?? told.token;
        if (!token) return { verdict: 'unknown', detail: { error: told.error ?? 'never ran the collector' } };
        const response = await fetch(`${server.url}/api/v1/verdict?token=${token}`, {
          headers: { 'x-api-key': secretKey },
        });
        const verdict = await response.json();
        if (!response.ok) return { verdict: 'unknown', detail: { error: verdict.error.code } };
        return { verdict: verdictOf(verdict.score), score: verdict.score, detail: verdict };
      },
    },
    async stop() {
      await page.stop();
      await server.stop();
    },
  };
}
