// Writes how long one browser's readings took at visit after visit: `node packages/corpus/make-again.mjs [VISITOR …]`.
// Times only, of readings and of how the document came: what the same person repeats, and what nobody repeats.
import { writeFile } from 'node:fs/promises';
import { openVisitor } from '../collector/engines/drivers.mjs';
import { startSite } from '../collector/engines/site.mjs';

const VISITS = {
  'chromium-undriven': 10,
  'firefox-undriven': 10,
  'minibrowser-undriven': 10,
  'firefox-undriven-rfp': 4,
};
const MOMENTS = ['requestStart', 'responseStart', 'responseEnd'];
const wanted = process.argv.slice(2);

const site = await startSite();
for (const [visitor, times] of Object.entries(VISITS)) {
  if (wanted.length && !wanted.includes(visitor)) continue;
  const browser = await openVisitor(visitor);
  const visits = [];
  while (visits.length < times) {
    const { url, report } = site.page({});
    const opened = await browser.visit(url);
    const { runs, seeded } = await report;
    const { startedMs, tookMs } = runs[0];
    const reads = Object.entries({ ...runs[0].readings, ...seeded[0] }).sort(([a], [b]) => (a < b ? -1 : 1));
    const readings = Object.fromEntries(reads.map(([name, { ms }]) => [name, { ms }]));
    const navigation = runs[0].readings.navigationTiming.value;
    readings.navigationTiming.value = Object.fromEntries(MOMENTS.map((name) => [name, navigation[name]]));
    visits.push({ startedMs, tookMs, readings });
    await opened.close();
  }
  await browser.close();
  const text = JSON.stringify({ visitor, captured: new Date().toISOString().slice(0, 10), visits });
  await writeFile(new URL(`./again/${visitor}.json`, import.meta.url), `${text}\n`);
}
await site.close();
