// Asks a host what the published descriptions ask, and shows in what its answers differ:
// npm run conformance -- --host http://127.0.0.1:8787 --key sk_live_… [--read-key …] [--links-key … --keyname …]
import { parseArgs } from 'node:util';
import { conform } from './src/conformance/conform.ts';

const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    key: { type: 'string' },
    'read-key': { type: 'string' },
    'links-key': { type: 'string' },
    keyname: { type: 'string' },
  },
});
const { host, key, keyname } = values;
if (host === undefined) {
  process.stderr.write(
    'npm run conformance -- --host URL --key KEY [--read-key KEY] [--links-key KEY --keyname NAME]\n',
  );
  process.exit(2);
}
const links = values['links-key'];
const read = values['read-key'] ?? key;
const outcomes = await conform({
  keys: {
    ...(key === undefined ? {} : { secret: key }),
    ...(read === undefined ? {} : { read }),
    ...(links === undefined ? {} : { links }),
  },
  keyname,
  async ask({ method, path, headers, body }) {
    const answer = await fetch(new URL(path, host), { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, text: await answer.text() };
  },
});
for (const { name, isLeftOut, faults } of outcomes) {
  const mark = isLeftOut ? 'left out' : faults.length === 0 ? 'ok' : 'DIFFERS';
  process.stdout.write(`${mark.padEnd(9)} ${name}\n${faults.map((fault) => `          ${fault}\n`).join('')}`);
}
const failed = outcomes.filter(({ faults }) => faults.length > 0).length;
process.stdout.write(`${outcomes.length} asked or left out, ${failed} differ\n`);
process.exitCode = failed > 0 ? 1 : 0;
