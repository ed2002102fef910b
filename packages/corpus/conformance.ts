// Asks a host what the published descriptions ask, and shows in what its answers differ:
// npm run conformance -- --host http://127.0.0.1:8787 --key sk_live_… --read-key aik_v1_… --links-key sk_live_… --keyname … --token …
import { parseArgs } from 'node:util';
import { conform } from './src/conformance/conform.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    host: text,
    key: text,
    'read-key': text,
    'links-key': text,
    'test-key': text,
    keyname: text,
    token: text,
    account: text,
    session: text,
    user: text,
  },
});
const { host } = values;
if (host === undefined) {
  process.stderr.write(`npm run conformance -- --host URL
  --key KEY         sk_live_…: verdicts, usage, comments
  --read-key KEY    aik_v1_…: statistics (otherwise --key)
  --links-key KEY   sk_live_… of scope links
  --test-key KEY    sk_test_…
  --keyname NAME    a smart URL of the account
  --token TOKEN     what a browser keeps as botd_token
  --account, --session, --user   otherwise learned with the read key
What is not given is left out. A comment and a decision are added to the account's totals.
`);
  process.exit(2);
}
const given = <T extends object>(all: T) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
const { key, keyname, token, account, session, user } = values;
const outcomes = await conform({
  keys: given({
    secret: key,
    read: values['read-key'] ?? key,
    links: values['links-key'],
    test: values['test-key'],
  }),
  names: given({ keyname, token, account, session, user }),
  now: new Date(),
  async ask({ method, path, headers, body }) {
    const answer = await fetch(new URL(path, host), { method, headers, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, text: await answer.text() };
  },
});
for (const { name, isLeftOut, faults } of outcomes) {
  const mark = isLeftOut ? 'left out' : faults.length === 0 ? 'ok' : 'DIFFERS';
  process.stdout.write(`${mark.padEnd(9)} ${name}\n${faults.map((fault) => `          ${fault}\n`).join('')}`);
}
const count = (is: (one: (typeof outcomes)[number]) => boolean): number => outcomes.filter(is).length;
const failed = count(({ faults }) => faults.length > 0);
process.stdout.write(`${outcomes.length} pairs, ${count(({ isLeftOut }) => isLeftOut)} left out, ${failed} differ\n`);
process.exitCode = failed > 0 ? 1 : 0;
