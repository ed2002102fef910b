import { expect, test } from 'vitest';
import { group, type Open } from '../testing/group.ts';
import { account, fresh, key, NOW, site } from '../testing/rows.ts';

/** What every store must do with keys. */
export function keyCases(open: Open): void {
  group(open, 'keys', (state) => {
    const owned = async (row = {}) => {
      const owner = account();
      await state().createAccount(owner);
      const made = key(owner.id, row);
      await state().createKey(made);
      return { owner, made };
    };

    test('are found by their hash, with account and site', async () => {
      const { owner, made } = await owned({ expiresAt: NOW + 1, scopes: ['collect'], kind: 'public', mode: 'test' });
      expect(await state().findKey(made.hash)).toEqual({ key: made, account: owner, site: null });
      const place = site(owner.id);
      await state().createSite(place);
      const bound = key(owner.id, { siteId: place.id });
      await state().createKey(bound);
      expect(await state().findKey(bound.hash)).toEqual({ key: bound, account: owner, site: place });
      expect(await state().findKey(fresh())).toBeNull();
      const stranger = await owned({ siteId: place.id });
      expect(await state().findKey(stranger.made.hash)).toMatchObject({ account: stranger.owner, site: null });
    });

    test('are read, listed, revoked and rotated by their own account alone', async () => {
      const { owner, made } = await owned();
      const other = account();
      await state().createAccount(other);
      expect(await state().getKey(owner.id, made.id)).toEqual(made);
      expect(await state().getKey(other.id, made.id)).toBeNull();
      expect((await state().listKeys(owner.id, { limit: 10 })).items).toEqual([made]);
      expect((await state().listKeys(other.id, { limit: 10 })).items).toEqual([]);
      expect(await state().revokeKey(other.id, made.id, NOW)).toBeNull();
      const usurper = key(other.id);
      expect(await state().rotateKey(other.id, made.id, usurper, NOW)).toBeNull();
      expect(await state().findKey(usurper.hash)).toBeNull();
      expect(await state().getKey(owner.id, made.id)).toEqual(made);
    });

    test('with a hash that is taken are refused', async () => {
      const { owner, made } = await owned();
      await expect(state().createKey(key(owner.id, { hash: made.hash }))).rejects.toThrow();
    });

    test('of an account that is not there are refused', async () => {
      await expect(state().createKey(key(fresh('acc_')))).rejects.toThrow();
    });

    test('are revoked from the earliest moment named', async () => {
      const { owner, made } = await owned();
      const revokedAt = async (at: number) => (await state().revokeKey(owner.id, made.id, at))?.revokedAt;
      expect(await revokedAt(NOW + 1000)).toBe(NOW + 1000);
      expect(await revokedAt(NOW + 2000)).toBe(NOW + 1000);
      expect(await revokedAt(NOW)).toBe(NOW);
    });

    test('are rotated into a new one, the old one living on until then', async () => {
      const { owner, made } = await owned();
      const next = key(owner.id);
      expect(await state().rotateKey(owner.id, made.id, next, NOW + 60_000)).toEqual(next);
      expect((await state().findKey(made.hash))?.key.revokedAt).toBe(NOW + 60_000);
      expect((await state().findKey(next.hash))?.key).toEqual(next);
    });

    test('stay as they were when the new one of a rotation cannot be stored', async () => {
      const { owner, made } = await owned();
      await expect(state().rotateKey(owner.id, made.id, key(owner.id, { hash: made.hash }), NOW)).rejects.toThrow();
      expect(await state().getKey(owner.id, made.id)).toEqual(made);
    });

    test('remember their latest use and their first exposure', async () => {
      const [a, b] = [await owned(), await owned()];
      await state().touchKeys([]);
      await state().touchKeys([
        { id: b.made.id, at: NOW + 9 },
        { id: a.made.id, at: NOW + 5 },
        { id: fresh('key_'), at: NOW },
      ]);
      await state().touchKeys([{ id: a.made.id, at: NOW + 3 }]);
      await state().markKeyExposed(a.made.id, NOW + 7);
      await state().markKeyExposed(a.made.id, NOW + 8);
      expect(await state().getKey(a.owner.id, a.made.id)).toEqual({
        ...a.made,
        lastUsedAt: NOW + 5,
        exposedAt: NOW + 7,
      });
      expect(await state().getKey(b.owner.id, b.made.id)).toEqual({ ...b.made, lastUsedAt: NOW + 9 });
    });
  });
}
