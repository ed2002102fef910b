import { judge, policy, signals } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { bots, decoded, knownMisses, people, type Visit } from './index.ts';

const judged = (visit: Visit) => judge(decoded(visit), visit.context);
const line = (visit: Visit) => {
  const { score, hard_rule_hit, ceiling, signals: hits } = judged(visit);
  const against = hits.filter((s) => s.llr > 0).map((s) => s.name);
  return `${score}${hard_rule_hit ? ` ${hard_rule_hit}` : ''}${ceiling ? ` (${ceiling})` : ''} ${against.join(' ')}`.trim();
};
const table = (visits: Readonly<Record<string, Visit>>) =>
  Object.fromEntries(Object.entries(visits).map(([name, visit]) => [name, line(visit)]));

/** Who must stay under the ten that an ordinary, consistent browser reaches; the others may be odd, but are let in. */
const ODD = /Tor Browser|datacenter|developer|VPN|gateway|remote desktop|super-app/;

describe('the corpus', () => {
  it.each(Object.entries(people))('lets in: %s', (name, visit) => {
    const { score, hard_rule_hit } = judged(visit);
    expect(hard_rule_hit).toBe('');
    expect(score).toBeLessThanOrEqual(ODD.test(name) ? 30 : 10);
  });
  it.each(Object.entries(bots))('catches: %s', (_, visit) => {
    expect(judged(visit).score).toBeGreaterThanOrEqual(70);
  });
  it('changed nobody’s side', () => {
    expect({ people: table(people), bots: table(bots), missed: table(knownMisses) }).toMatchSnapshot();
  });
  it('shows somebody to every signal that weighs', () => {
    const weighing = signals.filter(({ id }) => (policy.weights[id]?.weight ?? 0) !== 0).map(({ id }) => id);
    const seen = new Set(
      [...Object.values(bots), ...Object.values(people)].flatMap((v) => judged(v).signals.map((s) => s.name)),
    );
    expect(weighing.filter((id) => !seen.has(id)).sort()).toEqual([]);
  });
});
