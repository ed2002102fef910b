// Veridict itself: the built server on a folder of its own, its tag in the page, its verdict on every visit.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../../tooling/server.mjs';
import { bundle } from '../lib/bundle.mjs';
import { readCaptures } from '../lib/captures.mjs';
import { servePage } from '../lib/page.mjs';

export { missedOf } from '../lib/bar.mjs';
export { report } from '../lib/detection-report.mjs';

export const name = 'veridict';

/**
 * As a site would: listen for the verdict, hand the token to the own backend. The other detectors run when it is in: they
 * leave the page altered.
 */
const tellBackend = (runId, beside) => `<script>{
const told = (what) => {
  fetch('/report/${runId}', { method: 'POST', body: JSON.stringify(what), keepalive: true });
  if (!${beside} || document.getElementById('baselines')) return;
  const others = document.createElement('script');
  others.id = 'baselines';
  others.src = '/baselines.js';
  document.head.append(others);
};
document.addEventListener('botd:verdict', (e) => told({ token: e.detail.token }));
document.addEventListener('botd:error', (e) => told({ error: e.detail.code }));
}</script>`;

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

const said = (other) => (!other || other.error ? undefined : other.bot ? 'bot' : 'human');

const verdictOf = (score) => (score >= 70 ? 'bot' : score > 30 ? 'suspicious' : 'human');

/** `beside` runs the other detectors on the same visits; they are installed with the full fleet only. */
export async function start({ beside = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-server-'));
  const server = await startServer({ folder });
  const tokens = new Map();
  const { public_key: publicKey, secret_key: secretKey } = server.keys;
  const reports = new Map();
  const page = await servePage({
    assets: beside ? { '/baselines.js': await bundle(new URL('client/baselines.js', import.meta.url)) } : {},
    head: (runId) =>
      `${tellBackend(runId, beside)}<script async src="${server.url}/collector.js" data-key="${publicKey}"></script>`,
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
        const verdicts = { botd: said(told.botd), fpscanner: said(told.fpscanner) };
        const token = cookieToken(page.visits.get(runId)) ?? told.token;
        if (!token) return { verdict: 'unknown', verdicts, detail: { error: told.error ?? 'never ran the collector' } };
        tokens.set(runId, token);
        const response = await fetch(`${server.url}/api/v1/verdict?token=${token}`, {
          headers: { 'x-api-key': secretKey },
        });
        const verdict = await response.json();
        if (!response.ok) return { verdict: 'unknown', verdicts, detail: { error: verdict.error.code } };
        return { verdict: verdictOf(verdict.score), verdicts, score: verdict.score, detail: verdict };
      },
    },
    /** Ends the server and gives what the visits left with it: run id -> capture. */
    async stop() {
      await page.stop();
      await server.stop();
      const captures = readCaptures(folder, tokens);
      rmSync(folder, { recursive: true, force: true });
      return captures;
    },
  };
}
