// npm run calibrate: fits the weights to the captured visits, writes policy/calibrated.ts and docs/calibration.md.
// `--check` compares only. A fit that would wrong a person of the corpus, or let go a bot, is not written.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { population, userAgents } from '../packages/corpus/src/population.ts';
import { priors } from '../packages/verifier/src/policy/weights.ts';
import { type Policy, policy } from '../packages/verifier/src/policy.ts';
import { FAMILIES, type Weight } from '../packages/verifier/src/signal.ts';
import { signals } from '../packages/verifier/src/signals/index.ts';
import { calibrate, foldOf, type Observed } from './calibrate/calibrated.ts';
import { type Case, captured, hits, populationRates, probability } from './calibrate/cases.ts';
import { auc, brier, type Guess, reliability, roc } from './calibrate/measures.ts';
import { type Measured, page, reliabilityPicture, rocPicture, type SignalRow } from './calibrate/report.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDS = 5;

const cases = captured();
const rates = populationRates();
const under = (weights: Readonly<Record<string, Weight>>): Policy => ({ ...policy, weights });
const learned = calibrate(cases, priors, rates);
const inForce = under({ ...priors, ...learned.weights });

const guessed = (asked: readonly Case[], by: (of: Case) => Policy): Guess[] =>
  asked.map((of) => ({ p: probability(of, by(of)), bot: of.bot, weight: of.weight }));

const byFold = Array.from({ length: FOLDS }, (_, fold) => {
  const rest = cases.filter((c) => foldOf(c, FOLDS) !== fold);
  return under({ ...priors, ...calibrate(rest, priors, rates).weights });
});
const heldOut = guessed(cases, (of) => byFold[foldOf(of, FOLDS)]!);

function measured(name: string, guesses: readonly Guess[]): Measured {
  const share = (bot: boolean, test: (score: number) => boolean) => {
    const side = guesses.filter((g) => g.bot === bot);
    const sum = (some: readonly Guess[]) => some.reduce((total, g) => total + g.weight, 0);
    return sum(side.filter((g) => test(Math.round(g.p * 100)))) / sum(side);
  };
  return {
    name,
    brier: brier(guesses),
    auc: auc(guesses),
    let30: share(false, (s) => s <= 30),
    let10: share(false, (s) => s <= 10),
    caught31: share(true, (s) => s > 30),
    caught70: share(true, (s) => s >= 70),
  };
}

/** The policy in force with some weights at 0 and no longer definitive. */
function without(ids: ReadonlySet<string>): Policy {
  const row = ([id, weight]: [string, Weight]): [string, Weight] => [
    id,
    ids.has(id) ? { weight: 0, basis: 'prior' } : weight,
  ];
  return under(Object.fromEntries(Object.entries(inForce.weights).map(row)));
}

const softened = Object.fromEntries(
  Object.entries(inForce.weights).map(([id, { hard: _, ...rest }]): [string, Weight] => [id, rest]),
);
const ablation = [
  measured(
    'definitive rules (their weights stay)',
    guessed(cases, () => under(softened)),
  ),
  ...FAMILIES.map((family) => {
    const ids = new Set(signals.filter((signal) => signal.family === family).map(({ id }) => id));
    return measured(
      `\`${family}\``,
      guessed(cases, () => without(ids)),
    );
  }),
];

function rowOf({ id, family }: (typeof signals)[number]): SignalRow {
  const side = (bot: boolean) => {
    const all = cases.filter((c) => c.bot === bot);
    const sum = (some: readonly Case[]) => some.reduce((total, c) => total + c.weight, 0);
    return sum(all.filter((c) => hits(c, id))) / sum(all);
  };
  const rate = rates.get(id);
  const { basis, weight, hard = false } = inForce.weights[id]!;
  const population = rate ? rate.hits / rate.visits : null;
  return {
    id,
    family,
    prior: priors[id]!.weight,
    weight,
    basis: hard ? 'rule' : weight === 0 && basis === 'prior' ? 'observed' : basis,
    ...learned.observed[id]!,
    bots: side(true),
    people: side(false),
    population,
  };
}

const edges = [0, 0.02, 0.05, 0.1, 0.31, 0.5, 0.7, 0.9, 0.98, 1];
const bins = reliability(heldOut, edges);
const points = roc(heldOut, [101, 100, 99, 97, 95, 90, 80, 70, 60, 50, 40, 31, 20, 10, 5, 4, 3, 2, 1, 0]);
const count = (bot: boolean) => cases.filter((c) => c.bot === bot).length;
const text = page({
  policy: policy.version,
  visits: {
    bots: count(true),
    people: count(false),
    tools: new Set(cases.filter((c) => c.bot).map((c) => c.family)).size,
    visitors: new Set(cases.map((c) => c.visitor)).size,
  },
  populations: [population(), userAgents()],
  measured: [
    measured(
      'priors',
      guessed(cases, () => under(priors)),
    ),
    measured(
      'in force',
      guessed(cases, () => inForce),
    ),
    measured('held out', heldOut),
  ],
  ablation,
  bins,
  roc: points,
  signals: [...signals].sort((a, b) => (a.id < b.id ? -1 : 1)).map(rowOf),
});

const rowText = ([id, { weight, n, interval }]: [string, Weight]) =>
  `  ${id}: { weight: ${weight}, basis: 'calibrated', n: ${n}, interval: [${interval?.join(', ')}] },`;
const source_ = [
  '// Written by `npm run calibrate`: what labelled visits support. `n` counts different visitors.',
  "import type { Weight } from '../signal.ts';",
  '',
  '/** Weights measured on labelled visits, with their 95 % intervals. */',
  'export const calibrated: Readonly<Record<string, Weight>> = {',
  ...Object.entries(learned.weights).map(rowText),
  '};',
  '',
].join('\n');

const observedText = ([id, { n, interval }]: [string, Observed]) =>
  `  ${id}: { n: ${n}, interval: [${interval.join(', ')}] },`;
const observed = [
  '// Written by `npm run calibrate`: how much was seen of each signal, and how sure its weight is.',
  "import type { Weight } from '../signal.ts';",
  '',
  '/** Visitors that hit each signal, and the 95 % interval of its weight: of a prior, what is assumed and the data left open. */',
  "export const observed: Readonly<Record<string, Required<Pick<Weight, 'n' | 'interval'>>>> = {",
  ...Object.entries(learned.observed).map(observedText),
  '};',
  '',
].join('\n');

const wanted: ReadonlyArray<readonly [path: string, text: string]> = [
  ['packages/verifier/src/policy/calibrated.ts', source_],
  ['packages/verifier/src/policy/observed.ts', observed],
  ['docs/calibration.md', text],
  ['docs/calibration-reliability.svg', reliabilityPicture(bins)],
  ['docs/calibration-roc.svg', rocPicture(points)],
];
const wronged = cases.filter((c) => !c.bot && Math.round(probability(c, inForce) * 100) > 30);
if (wronged.length > 0) {
  console.error(`Not written: these people would be suspects: ${wronged.map((c) => c.visitor).join(', ')}`);
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  const stale = wanted.filter(([path, content]) => readFileSync(join(root, path), 'utf8') !== content);
  for (const [path] of stale) console.error(`${path} is not what the captures give: npm run calibrate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, content] of wanted) writeFileSync(join(root, path), content);
  console.log(`${Object.keys(learned.weights).length} of ${signals.length} weights measured on ${cases.length} visits`);
}
