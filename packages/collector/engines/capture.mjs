// Prints what a visitor's browser reports, as JSON: `node engines/capture.mjs VISITOR [setting as JSON]`.
import { missingFor, openVisitor, visitors } from './drivers.mjs';
import { startSite } from './site.mjs';

const [name, setting = '{}'] = process.argv.slice(2);
if (!name || !(name in visitors)) {
  process.stderr.write(`Name one of: ${Object.keys(visitors).join(', ')}\n`);
  process.exit(2);
}
const missing = missingFor(name);
if (missing.length) {
  process.stderr.write(`${name} needs ${missing.join(', ')}, not found on this machine\n`);
  process.exit(1);
}
const site = await startSite();
const browser = await openVisitor(name);
try {
  const { url, report } = site.page({ setting: JSON.parse(setting) });
  const visit = await browser.visit(url);
  process.stdout.write(`${JSON.stringify(await report, null, 2)}\n`);
  await visit.close();
} finally {
  await browser.close();
  await site.close();
}
