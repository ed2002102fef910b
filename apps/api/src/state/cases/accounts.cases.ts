import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { account, fresh, NOW, site } from '../testing/rows.ts';

/** What every store must do with accounts. */
export function accountCases(open: Open): void {
  group(open, 'the store', (state) => {
    test('answers a ping', async () => {
      await expect(state().ping()).resolves.toBeUndefined();
    });

    test('gives all who ask for a secret the one stored first', async () => {
      const name = fresh();
      expect(await state().secret(name, 'first')).toBe('first');
      expect(await state().secret(name, 'second')).toBe('first');
      const asked = await Promise.all(['a', 'b', 'c', 'd'].map((value) => state().secret(`${name}_2`, value)));
      expect(new Set(asked).size).toBe(1);
      expect(['a', 'b', 'c', 'd']).toContain(asked[0]);
    });
  });
  group(open, 'accounts', (state) => {
    test('come back as they were made, and change in what a change names', async () => {
      const row = account();
      await state().createAccount(row);
      expect(await state().getAccount(row.id)).toEqual(row);
      expect(await state().updateAccount(row.id, { tier: 'pro' })).toEqual({ ...row, tier: 'pro' });
      expect(await state().updateAccount(row.id, { name: 'New', tier: undefined })).toEqual({
        ...row,
        tier: 'pro',
        name: 'New',
      });
      expect(await state().updateAccount(row.id, {})).toEqual({ ...row, tier: 'pro', name: 'New' });
    });

    test('that are not there are null', async () => {
      expect(await state().getAccount(fresh('acc_'))).toBeNull();
      expect(await state().updateAccount(fresh('acc_'), { name: 'x' })).toBeNull();
      expect(await state().updateAccount(fresh('acc_'), {})).toBeNull();
    });

    test('with an id that is taken are refused, and the first stands', async () => {
      const row = account();
      await state().createAccount(row);
      await expect(state().createAccount({ ...row, name: 'Other' })).rejects.toThrow();
      expect(await state().getAccount(row.id)).toEqual(row);
    });
  });
  group(open, 'paging', (state) => {
    test('shows every row once, oldest first, also those made at the same moment or while paging', async () => {
      const rows = [0, 1, 1, 1, 2, 3, 3].map((age) => account({ createdAt: NOW + age }));
      for (const row of rows) await state().createAccount(row);
      const seen: string[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await state().listAccounts({ limit: 3, ...(cursor && { cursor }) });
        expect(page.items.length).toBeLessThanOrEqual(3);
        seen.push(...page.items.map(({ id }) => id));
        if (cursor === undefined) {
          const newer = account({ createdAt: NOW + 4 });
          rows.push(newer);
          await state().createAccount(newer);
        }
        cursor = page.nextCursor;
        if (cursor) expect(cursor.length).toBeLessThanOrEqual(64);
      }
      const inOrder = rows.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
      expect(seen).toEqual(inOrder);
    });

    test('says that nothing follows a full last page', async () => {
      const owner = account();
      await state().createAccount(owner);
      for (const _ of [1, 2]) await state().createSite(site(owner.id));
      expect((await state().listSites(owner.id, { limit: 2 })).nextCursor).toBeNull();
      expect((await state().listSites(owner.id, { limit: 1 })).nextCursor).not.toBeNull();
    });

    test('goes on where it was when the row the cursor names is gone', async () => {
      const owner = account();
      await state().createAccount(owner);
      const rows = [1, 2, 3].map((age) => site(owner.id, { createdAt: NOW + age }));
      for (const row of rows) await state().createSite(row);
      const { nextCursor } = await state().listSites(owner.id, { limit: 1 });
      await state().deleteSite(owner.id, rows[0]!.id, NOW);
      const rest = await state().listSites(owner.id, { limit: 5, cursor: nextCursor! });
      expect(rest).toEqual({ items: rows.slice(1), nextCursor: null });
    });

    test.each(['', 'nonsense', `${'9'.repeat(40)}.x`, '1.', "1.' or 1=1"])(
      'shows nothing after the cursor %j',
      async (cursor) => {
        const { items } = await state().listSites(fresh('acc_'), { limit: 5, cursor });
        expect(items).toEqual([]);
      },
    );
  });
}
