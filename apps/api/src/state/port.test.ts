import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openState } from './open.ts';

test('SQLite opens from a setting, keeps what it acknowledged, and opens again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'veridict-state-'));
  try {
    const state = await openState(`file:${folder}`);
    expect(await state.secret('nonce', 'a')).toBe('a');
    await state.close();
    const again = await openState(`file:${folder}`);
    expect(await again.secret('nonce', 'b')).toBe('a');
    await again.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
