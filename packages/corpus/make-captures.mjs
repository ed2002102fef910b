// Writes what real browsers on this machine report: `node packages/corpus/make-captures.mjs [VISITOR …]`.
// Readings only: no address, no request, nothing of the person who runs it but what a page sees of the browser.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const capture = fileURLToPath(new URL('../collector/engines/capture.mjs', import.meta.url));
const people = [
  'chromium-undriven',
  'chromium-undriven-gl',
  'firefox-undriven',
  'firefox-undriven-rfp',
  'minibrowser-undriven',
];
const bots = [
  'puppeteer-headless',
  'puppeteer-headful',
  'playwright-headless',
  'selenium-headless',
  'firefox-bidi',
  'webkit-webdriver',
];
const wanted = process.argv.slice(2);

for (const [folder, visitors] of Object.entries({ people, bots })) {
  for (const visitor of visitors.filter((name) => wanted.length === 0 || wanted.includes(name))) {
    const { stdout } = await promisify(execFile)(process.execPath, [capture, visitor], { maxBuffer: 1e7 });
    const { runs, seeded, nonces, lateGlobals } = JSON.parse(stdout);
    const { startedMs, tookMs, readings } = runs[0];
    const captured = new Date().toISOString().slice(0, 10);
    const page = { visitor, captured, nonce: nonces[0], startedMs, tookMs };
    const text = JSON.stringify({ ...page, first: { ...readings, ...seeded[0] }, late: { lateGlobals } });
    await writeFile(new URL(`./${folder}/${visitor}.json`, import.meta.url), `${text}\n`);
  }
}
