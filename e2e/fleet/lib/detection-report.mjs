// docs/detection-report.md: visitor by visitor, what Veridict made of it and why, and what others made of the same visits.
import { missedOf, sidesOf } from './bar.mjs';

const strongest = (verdict) => {
  const reasons = verdict.signals.filter((s) => s.llr > 0 || s.name === verdict.hard_rule_hit);
  reasons.sort((a, b) => (b.name === verdict.hard_rule_hit) - (a.name === verdict.hard_rule_hit) || b.llr - a.llr);
  return reasons
    .slice(0, 4)
    .map((s) => `\`${s.name}\``)
    .join(', ');
};

/** One value where all repetitions agree, or all of them. */
const all = (values) => [...new Set(values)].join(' / ');

/** Least and most of the repetitions. */
function range(scores) {
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  return least === most ? `${least}` : `${least}–${most}`;
}

function line(visits) {
  const [{ id, family, holdout }] = visits;
  const judged = visits.filter((v) => v.score !== undefined);
  const others = ['botd', 'fpscanner'].map((name) => all(visits.map((v) => v.verdicts?.[name] ?? '–'))).join(' | ');
  const name = `${id}${holdout ? ' (held out)' : ''}`;
  if (judged.length === 0) {
    return `| ${name} | ${family} | – | ${visits[0].detail?.error ?? 'no verdict'} | – | – | ${others} |`;
  }
  const worst = judged.toSorted((a, b) => (a.kind === 'bot' ? a.score - b.score : b.score - a.score))[0].detail;
  const tool = worst.attribution ? ` (${worst.attribution.tool})` : '';
  const said = all(judged.map((v) => v.detail.band));
  const kind = all(judged.map((v) => v.detail.class ?? '–'));
  return `| ${name} | ${family} | ${range(judged.map((v) => v.score))} | ${said} | ${kind}${tool} | ${strongest(worst) || '–'} | ${others} |`;
}

function table(title, rows) {
  if (!rows.length) return [];
  const ids = [...new Set(rows.map((r) => r.id))];
  return [
    `## ${title}`,
    '',
    '| visitor | family | score | band | class (tool) | strongest reasons | BotD | fpscanner |',
    '|---|---|---|---|---|---|---|---|',
    ...ids.map((id) => line(rows.filter((r) => r.id === id))),
    '',
  ];
}

const share = (rows, test) => `${rows.filter(test).length} of ${rows.length}`;

/** How another detector did on these visits. */
function beside(name, { people, bots, untold }) {
  const ran = (rows) => rows.filter((r) => r.verdicts?.[name]);
  const caught = ran([...bots, ...untold]);
  const wronged = ran(people);
  return `| ${name} | ${share(caught, (r) => r.verdicts[name] === 'bot')} | ${share(wronged, (r) => r.verdicts[name] === 'bot')} |`;
}

/** The page, from the results of a run with the target `veridict`. */
export function report({ at, rows, absent }) {
  const sides = sidesOf(rows);
  const { people, bots, untold, apart, clients } = sides;
  const policy = rows.find((r) => r.detail?.policy_version)?.detail.policy_version ?? 'unknown';
  const failed = rows.filter((r) => !r.ok);
  const missed = missedOf(rows);
  const runs = new Set(rows.map((r) => r.run)).size;
  return [
    '# Detection report',
    '',
    `Written by \`npm run fleet\` on ${at.slice(0, 10)} with policy ${policy}, ${runs} repetitions. Real tools and real browsers visit a page`,
    'with the tag on loopback, fill in a form and leave; the score is what the backend is told afterwards. BotD and',
    'fpscanner run in the same page once the verdict is in. How the visitors work, and what they cannot measure, stands in',
    '[e2e/fleet](../e2e/fleet/README.md). A range is the least and the most of the repetitions.',
    '',
    missed.length ? `**The bar is missed.** ${missed.join(' ')}` : '**The bar is met.**',
    '',
    `- Visits of people at 30 or less: ${share(people, (r) => r.score <= 30)}; at 10 or less: ${share(people, (r) => r.score <= 10)}.`,
    `- Visits of bots that run scripts above 30: ${share(bots, (r) => r.score > 30)}; at 70 or more: ${share(bots, (r) => r.score >= 70)}.`,
    `- Bots that run scripts and left no token, which their backend sees: ${untold.length}.`,
    `- Clients that run no script leave no token either: ${share(clients, (r) => r.score === undefined)}.`,
    '',
    '| on the same visits | bots caught | people wronged |',
    '|---|---|---|',
    `| Veridict (above 30) | ${share(bots, (r) => r.score > 30)} | ${share(people, (r) => r.score > 30)} |`,
    beside('botd', sides),
    beside('fpscanner', sides),
    '',
    ...table('People', people),
    ...table('Bots that run scripts', [...bots, ...untold]),
    ...table('Input of the operating system, no debugger: reported apart', apart),
    ...table('Clients that run no script', clients),
    ...(failed.length
      ? [
          '## Visits that did not come to their end',
          '',
          ...failed.map((r) => `- ${r.id}: ${(r.error ?? '').split('\n')[0]}`),
          '',
        ]
      : []),
    ...(absent.length ? ['## Stayed away', '', ...absent.map((a) => `- ${a.id}: ${a.reason}`), ''] : []),
  ].join('\n');
}

/** Sections of a page that others write, each between marks of its own name: they outlive a run of the fleet. */
export const sectionsOfOthers = (page) => page.match(/<!-- (\w+) -->[\s\S]*?<!-- \/\1 -->/g) ?? [];
