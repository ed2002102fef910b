import { describe, expect, test } from 'vitest';
import { policy } from './policy.ts';
import { FAMILIES, type Family } from './signal.ts';
import { signals } from './signals/index.ts';

const familyOf = new Map(signals.map((signal) => [signal.id, signal.family]));

describe('the policy in force', () => {
  test('has a row for every signal and for nothing else', () => {
    expect(Object.keys(policy.weights).sort()).toEqual([...familyOf.keys()].sort());
  });

  test('weighs for people only in the families of people', () => {
    const wrong = Object.entries(policy.weights).filter(([id, { weight }]) =>
      /^(human_|challenge$)/.test(familyOf.get(id) ?? '') ? weight > 0 : weight < 0,
    );
    expect(wrong).toEqual([]);
  });

  test('has finite weights, and a family cap that lets one signal count in full unless it says why not', () => {
    for (const [id, { weight, hard, interval }] of Object.entries(policy.weights)) {
      expect(Number.isFinite(weight), id).toBe(true);
      if (hard) expect(weight, `${id} is a definitive rule`).toBeGreaterThan(0);
      if (!interval) continue;
      expect(interval[0], `${id}'s interval, npm run calibrate`).toBeLessThanOrEqual(weight);
      expect(interval[1], `${id}'s interval, npm run calibrate`).toBeGreaterThanOrEqual(weight);
    }
  });

  test('keeps the families that honest machines show below what one family needs to make a suspect', () => {
    const ofHonestMachines: Family[] = ['headless_hardware', 'input', 'address'];
    for (const family of ofHonestMachines) expect(policy.caps[family]).toBeLessThan(policy.ceilings.singleFamily);
    // of developers' machines only where their tools are seen
    const { caps } = policy.gates.find(({ fact }) => fact === 'toolsDocked')!;
    expect(caps.debugger).toBeLessThan(policy.ceilings.singleFamily);
  });

  test('lets a rented address and one harmless circumstance together make no suspect', () => {
    const ofOneCircumstance: ReadonlyArray<readonly [gate: string, families: readonly Family[]]> = [
      ['privacy_tool', ['tamper', 'realm']],
      ['virtual_desktop', ['headless_hardware']],
      ['developer_tools', ['debugger']],
      ['hand', ['input']],
    ];
    for (const [name, families] of ofOneCircumstance) {
      const { caps } = policy.gates.find((gate) => gate.name === name)!;
      const most = families.reduce((sum, family) => sum + caps[family]!, policy.caps.address);
      expect(most, name).toBeLessThan(policy.ceilings.weakEvidence);
    }
  });

  test('has a cap for every family, and gates only lower them', () => {
    expect(Object.keys(policy.caps).sort()).toEqual([...FAMILIES].sort());
    for (const { name, caps } of policy.gates)
      for (const [family, cap] of Object.entries(caps))
        expect(cap, `${name} on ${family}`).toBeLessThan(policy.caps[family as Family]);
  });

  test('never counts in full on a fact that is not known', () => {
    for (const { name, full } of policy.gates) expect(full, name).not.toContain('unknown');
  });

  test('survives being stored', () => {
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });
});
