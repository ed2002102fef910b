import { existsSync, readFileSync } from 'node:fs';
import { people } from '@veridict/corpus';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../packages/verifier/src/evaluate.ts';
import { deriveFacts } from '../../packages/verifier/src/facts/index.ts';
import { policy } from '../../packages/verifier/src/policy.ts';
import { score } from '../../packages/verifier/src/score.ts';
import { signals } from '../../packages/verifier/src/signals/index.ts';
import { sections } from '../doc-page.ts';
import { type Case, captured, hits, populationRates, probability } from './cases.ts';

/** The share of people that a signal may hit without a word about it. */
const BUDGET = 0.003;
const PART = 'Measured on people';

const built = Object.entries(people).map(([visitor, { readings, context }]): Case => {
  const facts = deriveFacts(readings);
  const findings = evaluate(signals, readings, context, facts);
  return { visitor, family: 'built', bot: false, weight: 1, facts, findings };
});
const caught = captured().filter((c) => !c.bot);
const everybody = [...built, ...caught];
const rates = populationRates();
const weighing = signals.filter(({ id }) => (policy.weights[id]?.weight ?? 0) > 0);

describe('the gate against false positives', () => {
  test('has people to ask', () => {
    expect(built.length).toBeGreaterThanOrEqual(40);
    expect(new Set(caught.map((c) => c.visitor)).size).toBeGreaterThanOrEqual(15);
    expect([...rates.values()].some((rate) => rate.visits > 14_000)).toBe(true);
  });

  test.each(weighing.map(({ id }) => id))('%s spares people, or its page says why it cannot', (id) => {
    const rate = rates.get(id);
    const over = [
      ...(rate && rate.hits / rate.visits > BUDGET ? [`${rate.hits} of ${rate.visits} real visits`] : []),
      ...everybody.filter((c) => hits(c, id)).map((c) => c.visitor),
    ];
    const said = sections(pageOf(id)).get(PART)?.trim() ?? '';
    const silent = said.length < 60;
    expect(over.length > 0 && silent ? over : [], `no “${PART}” on docs/signals/${id}.md`).toEqual([]);
  });

  test('no person of the corpus is a suspect, and none breaks a definitive rule', () => {
    const suspects = everybody.filter((c) => probability(c, policy) * 100 >= 30.5);
    expect(suspects.map((c) => c.visitor)).toEqual([]);
    const ruled = everybody.filter(
      (c) => score(c.findings, policy, { facts: c.facts, identity: 'none', fromPage: true }).hardRule !== '',
    );
    expect(ruled.map((c) => c.visitor)).toEqual([]);
  });
});

function pageOf(id: string): string {
  const path = new URL(`../../docs/signals/${id}.md`, import.meta.url);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
