import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { signals } from '../packages/verifier/src/signals/index.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const page = readFileSync(join(root, 'docs/coverage.md'), 'utf8');
/** The rows of the tables, without their heads. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what shows it'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, what = '', answer = '']) => ({ what, answer }));
const named = [...page.matchAll(/\[`(\w+)`\]\(signals\/(\w+)\.md\)/g)].map(([, id, file]) => ({ id, file }));
const known = new Set(signals.map(({ id }) => id));

describe('docs/coverage.md', () => {
  it('names signals that exist, and links to their pages', () => {
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ id, file }) => !known.has(id!) || id !== file)).toEqual([]);
  });

  it('gives each row a signal, or the reason why there is none', () => {
    expect(rows.length).toBeGreaterThan(90);
    expect(rows.filter(({ answer }) => !/\[`\w+`\]|^left out (as evidence )?because .{20,}/.test(answer))).toEqual([]);
    expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
  });
});
