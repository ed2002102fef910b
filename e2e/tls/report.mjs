#!/usr/bin/env node
// npm run tls-report: clients over TLS and what became of them, written into docs/detection-report.md between marks of its own.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLIENTS } from './clients.mjs';
import { startSite } from './site.mjs';
import { BROWSERS, visitBy, visitIn, withSection } from './visit.mjs';

const REPORT = fileURLToPath(new URL('../../docs/detection-report.md', import.meta.url));
const only = process.argv.slice(2);
const reasons = ({ signals }) =>
  signals
    .filter(({ llr }) => llr > 0)
    .slice(0, 4)
    .map(({ name }) => `\`${name}\``)
    .join(', ') || '–';
const site = await startSite();
const people = [];
const bots = [];
const absent = [];
let policy = '';
for (const browser of BROWSERS.filter(({ id }) => only.length === 0 || only.includes(id))) {
  const { verdict, requests } = await visitIn(browser, site);
  const worst = requests.toSorted((a, b) => b.answer.score - a.answer.score)[0];
  policy = verdict.policy_version;
  people.push({ id: browser.id, token: verdict.score, requests: worst.answer.score, ja4: verdict.network.ja4 });
  console.log(browser.id, verdict.score, worst.answer.score, worst.path);
}
for (const client of CLIENTS.filter(({ id }) => only.length === 0 || only.includes(id))) {
  if (!client.isThere()) {
    absent.push(client.id);
    continue;
  }
  try {
    const { first, last, pages } = await visitBy(client, site);
    const wanted = client.kind === 'library' ? 70 : 31;
    bots.push({ ...client, first, last, pages, met: last.score >= wanted });
    console.log(client.id, first.score, last.score, pages, reasons(last));
  } catch (error) {
    absent.push(`${client.id} (${error.message.split('\n')[0]})`);
  }
}
await site.stop();

const missed = [
  ...people.filter(({ token, requests }) => token > 10 || requests > 10).map(({ id }) => `${id} is above 10`),
  ...bots.filter(({ met }) => !met).map(({ id, last }) => `${id} is at ${last.score}`),
];
const text = `## Over TLS

Written by \`npm run tls-report\` with policy ${policy}. A site whose own server speaks TLS tells Veridict of every request
(\`/api/v1/assess\` with what \`captureTls\` saw); the browsers trust the test's authority through their own stores and run without a
flag that changes their hello. Libraries as they are must be at 70 or more, all other bots above 30, browsers at 10 or less by every
request and by their token. wreq-js reads fourteen pages, half a second each: the first
page's score and the last one's. By one page its copies of Safari up to 18 lack the weight that Safari gives a page, which is not enough
by itself and decides where their address is a datacenter's; those of 26 lack nothing that is known of it. They stay at 30, undecided,
until page after page is read without a script.

${missed.length === 0 ? '**The bar is met.**' : `**The bar is missed.** ${missed.join('; ')}.`}

| browser | JA4 | by its requests | by its token |
|---|---|---|---|
${people.map(({ id, ja4, requests, token }) => `| ${id} | \`${ja4}\` | ${requests} | ${token} |`).join('\n')}

| client | kind | JA4 | HTTP | score | strongest reasons |
|---|---|---|---|---|---|
${bots
  .map(({ id, kind, first, last, pages }) => {
    const score = pages > 1 && first.score !== last.score ? `${first.score}, then ${last.score}` : last.score;
    return `| ${id} | ${kind} | \`${last.network.ja4}\` | ${last.network.http_version} | ${score} | ${reasons(last)} |`;
  })
  .join('\n')}
${absent.length ? `\nNot there: ${absent.join(', ')}.` : ''}`;
if (only.length === 0) writeFileSync(REPORT, withSection(REPORT, 'tls', text));
else console.log(text);
process.exit(missed.length === 0 ? 0 : 1);
