// The open-source baselines: @fingerprintjs/botd and fpscanner in the page, isbot on the user agent.
import { isbot } from 'isbot';
import { bundle } from '../lib/bundle.mjs';
import { firstHeader, servePage } from '../lib/page.mjs';

const ENV = /^(hasMismatchWebGLInWorker|hasGPUMismatch|hasSwiftshaderRenderer|hasUTCTimezone):/;

export const name = 'baselines';

export async function start() {
  const results = new Map();
  const page = await servePage({
    assets: { '/lib.js': await bundle(new URL('client/baselines.js', import.meta.url)) },
    foot: () => '<script src="/lib.js"></script>',
    routes(_req, res, { runId, path, body }) {
      if (!path.startsWith('/report/')) return false;
      const r = results.get(runId) ?? { detail: {} };
      Object.assign(r.detail, JSON.parse(body));
      results.set(runId, r);
      res.writeHead(204).end();
      return true;
    },
  });

  const say = (o) => (!o ? undefined : o.error ? 'unknown' : o.bot ? 'bot' : 'human');
  return {
    urlFor: page.urlFor,
    visits: page.visits,
    /** Called by the runner after each visit: the final outcome of a run. */
    results: {
      get(runId) {
        const r = results.get(runId);
        const d = r?.detail ?? {};
        const ua = firstHeader(page.visits.get(runId), 'user-agent');
        const verdicts = {
          botd: say(d.botd),
          fpscanner: say(d.fpscanner),
          // without the rules that fire for the lack of a GPU or a UTC clock, which real browsers on this machine share
          'fpscanner-env': d.fpscanner?.hits
            ? d.fpscanner.hits.some((h) => !ENV.test(h))
              ? 'bot'
              : 'human'
            : say(d.fpscanner),
          'isbot-ua': ua === undefined ? 'unknown' : isbot(ua) ? 'bot' : 'human',
        };
        const said = Object.values(verdicts);
        return {
          verdict: said.includes('bot') ? 'bot' : said.includes('human') ? 'human' : 'unknown',
          verdicts,
          detail: d,
        };
      },
    },
    stop: page.stop,
  };
}
