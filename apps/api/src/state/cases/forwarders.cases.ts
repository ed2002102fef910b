import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { account, fresh, key, NOW } from '../testing/rows.ts';

/** What every store must do with keys that a site's server signs with. */
export function forwarderCases(open: Open): void {
  group(open, 'forwarders', (state) => {
    test('are found by how the hash of their key begins, whatever its state', async () => {
      const owner = account();
      await state().createAccount(owner);
      const start = fresh().slice(0, 15);
      const hash = (last: string) => `${start}${last}`.padEnd(64, '5');
      const made = key(owner.id, { hash: hash('c'), revokedAt: NOW });
      for (const last of ['b', 'd', 'f']) await state().createKey(key(owner.id, { hash: hash(last) }));
      await state().createKey(made);
      expect(await state().findForwarder(`${start}c`)).toEqual({ key: made, account: owner, site: null });
      expect((await state().findForwarder(`${start}f`))?.key.hash).toBe(hash('f'));
      expect(await state().findForwarder(`${start}e`)).toBeNull();
    });
  });
}
