import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { weights } from '../packages/verifier/src/policy/weights.ts';
import { signals } from '../packages/verifier/src/signals/index.ts';

const page = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'coverage-network.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| (?!technique|-)/.test(line) && !line.startsWith('|---'));
const named = new Set([...page.matchAll(/`([a-z0-9_]+)`/g)].map(([, id]) => id!));
const known = new Map(signals.map((signal) => [signal.id, signal]));

describe('the coverage of the network', () => {
  it('has rows, each with signals or a reason', () => {
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((row) => !/`[a-z0-9_]+`|left out because|identity/.test(row))).toEqual([]);
  });

  it('names signals that there are', () => {
    expect([...named].filter((id) => !known.has(id))).toEqual([]);
  });

  it('names every signal of these layers that weighs', () => {
    const looking = signals.filter(({ layer }) => ['tls', 'http', 'ip', 'reputation', 'identity'].includes(layer));
    const silent = looking.filter(({ id }) => (weights[id]?.weight ?? 0) !== 0 && !named.has(id));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
