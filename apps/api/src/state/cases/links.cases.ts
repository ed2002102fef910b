import { linkSettings } from '@veridict/contract';
import { expect, test } from 'vitest';
import type { LinkRow } from '../port.ts';
import { group, type Open } from '../testing/group.ts';
import { fresh, NOW } from '../testing/rows.ts';

const link = (accountId: string, row: Partial<LinkRow> = {}): LinkRow => ({
  keyname: fresh(),
  accountId,
  settings: linkSettings.parse({ target: 'https://shop.example/a?b=c' }),
  createdAt: NOW,
  ...row,
});

/** What every store must do with smart URLs. */
export function linkCases(open: Open): void {
  group(open, 'smart URLs', (state) => {
    test('belong to one account, and a keyname is given once', async () => {
      const [mine, other] = [fresh('acc_'), fresh('acc_')];
      const row = link(mine);
      expect(await state().createLink(row)).toBe(true);
      expect(await state().createLink(link(other, { keyname: row.keyname }))).toBe(false);
      expect(await state().findLink(row.keyname)).toEqual(row);
      expect(await state().getLink(mine, row.keyname)).toEqual(row);
      expect(await state().getLink(other, row.keyname)).toBeNull();
      expect(await state().listLinks(other, { limit: 10 })).toEqual({ items: [], nextCursor: null });

      const settings = { ...row.settings, javascript: true };
      expect(await state().updateLink(other, row.keyname, settings)).toBeNull();
      expect(await state().updateLink(mine, row.keyname, settings)).toEqual({ ...row, settings });
      const second = link(mine, { createdAt: NOW + 1 });
      await state().createLink(second);
      const page = await state().listLinks(mine, { limit: 1 });
      expect(page.items).toEqual([{ ...row, settings }]);
      expect(await state().listLinks(mine, { limit: 1, cursor: page.nextCursor! })).toEqual({
        items: [second],
        nextCursor: null,
      });
      expect(await state().deleteLink(other, row.keyname)).toBe(false);
      expect(await state().deleteLink(mine, row.keyname)).toBe(true);
      expect(await state().findLink(row.keyname)).toBeNull();
    });

    test('know their visitors, and who attacked how often', async () => {
      const [keyname, visitor] = [fresh(), fresh()];
      expect(await state().recordLinkScript(keyname, visitor, NOW)).toBe(false);
      const visit = { keyname, visitor, isAttack: false, at: NOW };
      await state().recordLinkVisit(visit);
      expect(await state().countAttacks(visitor, NOW)).toBe(0);
      await state().recordLinkVisit({ ...visit, isAttack: true, at: NOW + 1 });
      await state().recordLinkVisit({ ...visit, keyname: fresh(), isAttack: true });
      expect(await state().countAttacks(visitor, NOW)).toBe(2);
      expect(await state().countAttacks(visitor, NOW + 1)).toBe(1);
      expect(await state().recordLinkScript(keyname, visitor, NOW + 2)).toBe(true);
      expect(await state().recordLinkScript(keyname, fresh(), NOW)).toBe(false);
      while ((await state().purge(NOW + 14 * 86_400_000 + 2, 100)) > 0);
      expect(await state().countAttacks(visitor, NOW)).toBe(0);
    });
  });
}
