import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { account, key, NOW, site } from '../testing/rows.ts';

/** What every store must do with sites. */
export function siteCases(open: Open): void {
  group(open, 'sites', (state) => {
    test('come back as they were made, to their own account alone', async () => {
      const [owner, other] = [account(), account()];
      for (const row of [owner, other]) await state().createAccount(row);
      const row = site(owner.id, { name: 'Läden & "Söhne" \u{1F6D2}' });
      await state().createSite(row);
      expect(await state().getSite(owner.id, row.id)).toEqual(row);
      expect(await state().getSite(other.id, row.id)).toBeNull();
      expect(await state().updateSite(other.id, row.id, { name: 'Taken over' })).toBeNull();
      expect(await state().updateSite(other.id, row.id, {})).toBeNull();
      expect(await state().deleteSite(other.id, row.id, NOW)).toBe(false);
      expect((await state().listSites(other.id, { limit: 10 })).items).toEqual([]);
      expect((await state().listSites(owner.id, { limit: 10 })).items).toEqual([row]);
    });

    test('change in each setting, and only in those a change names', async () => {
      const owner = account();
      await state().createAccount(owner);
      let row = site(owner.id);
      await state().createSite(row);
      const changes = [
        { name: 'Renamed' },
        { origins: ['https://other.example'] },
        { public_verdict: 'score' },
        { thresholds: { suspicious: 20, automated: 50, knownBot: 80 } },
        { category_policy: {} },
        { failover: 'throw' },
        {},
      ] as const;
      for (const change of changes) {
        row = { ...row, ...structuredClone(change) } as typeof row;
        expect(await state().updateSite(owner.id, row.id, structuredClone(change) as Partial<typeof row>)).toEqual(row);
      }
      expect(await state().getSite(owner.id, row.id)).toEqual(row);
    });

    test('take their keys with them when deleted, and leave other keys alone', async () => {
      const owner = account();
      await state().createAccount(owner);
      const row = site(owner.id);
      await state().createSite(row);
      const [bound, early, free] = [
        key(owner.id, { siteId: row.id }),
        key(owner.id, { siteId: row.id, revokedAt: NOW - 5 }),
        key(owner.id),
      ];
      for (const one of [bound, early, free]) await state().createKey(one);
      expect(await state().deleteSite(owner.id, row.id, NOW + 1)).toBe(true);
      expect(await state().getSite(owner.id, row.id)).toBeNull();
      expect((await state().getKey(owner.id, bound.id))?.revokedAt).toBe(NOW + 1);
      expect((await state().getKey(owner.id, early.id))?.revokedAt).toBe(NOW - 5);
      expect((await state().getKey(owner.id, free.id))?.revokedAt).toBeNull();
      // Still bound to a site that is gone: it must not pass for a key of the whole account.
      expect(await state().findKey(bound.hash)).toMatchObject({
        key: { siteId: row.id, revokedAt: NOW + 1 },
        site: null,
      });
      expect(await state().deleteSite(owner.id, row.id, NOW + 2)).toBe(false);
    });
  });
}
