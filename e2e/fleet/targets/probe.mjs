// No detector: our own probe in the page, which writes down what a script can see of a visit (detail.probe).
import { bundle } from '../lib/bundle.mjs';
import { servePage } from '../lib/page.mjs';

export const name = 'probe';

export async function start() {
  const results = new Map();
  const page = await servePage({
    assets: { '/probe.js': await bundle(new URL('client/probe.js', import.meta.url)) },
    head: () => '<script src="/probe.js"></script>',
    routes(_req, res, { runId, path, body }) {
      if (!path.startsWith('/report/')) return false;
      results.set(runId, { verdict: 'unknown', detail: JSON.parse(body) }); // the last report has it all
      res.writeHead(204).end();
      return true;
    },
  });
  return { urlFor: page.urlFor, visits: page.visits, results, stop: page.stop };
}
