import { account, key, keyCreated, page, site } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openAccount, refused } from '../../testing/app.ts';
import { ask, got, openAdminTest } from './testing/admin.ts';

const at = openAdminTest();

describe('200', () => {
  it('lists every account to the deployment, and its own to an account', async () => {
    const all = await got(at, 200, page(account), at.root.admin, 'GET', '/accounts?limit=200');
    expect(all.items.map(({ id }) => id).sort()).toEqual([at.root.account.id, at.owner.account.id].sort());
    const own = await got(at, 200, page(account), at.owner.admin, 'GET', '/accounts');
    expect(own).toEqual({ items: [expect.objectContaining({ id: at.owner.account.id })], next_cursor: null });
  });

  it('walks a list page by page', async () => {
    for (const name of ['a', 'b', 'c']) await at.owner.addSite({ name });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `?limit=2${cursor && `&cursor=${cursor}`}`;
      const some: { items: Array<{ id: string }>; next_cursor: string | null } = await got(
        at,
        200,
        page(site),
        at.owner.admin,
        'GET',
        `/sites${query}`,
      );
      expect(some.items.length).toBeLessThanOrEqual(2);
      seen.push(...some.items.map(({ id }) => id));
      cursor = some.next_cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });

  it('renames an account by its own key, and changes its tier by the deployment', async () => {
    const { account: row, addKey } = await openAccount(at.test, 'free');
    const path = `/accounts/${row.id}`;
    expect(await got(at, 200, account, await addKey('admin'), 'PATCH', path, { name: 'New' })).toMatchObject({
      name: 'New',
    });
    const changed = await got(at, 200, account, at.root.admin, 'PATCH', path, { tier: 'pro' });
    expect(changed).toMatchObject({ name: 'New', tier: 'pro' });
    expect(await got(at, 200, account, at.root.admin, 'GET', path)).toEqual(changed);
  });

  it('changes what is named of a site and leaves the rest', async () => {
    const { id } = await at.owner.addSite();
    const before = await got(at, 200, site, at.owner.admin, 'GET', `/sites/${id}`);
    const after = await got(at, 200, site, at.owner.admin, 'PATCH', `/sites/${id}`, {
      thresholds: { suspicious: 40 },
      public_verdict: 'score',
    });
    expect(after).toEqual({
      ...before,
      public_verdict: 'score',
      thresholds: { suspicious: 40, automated: 70, knownBot: 90 },
    });
    expect(await got(at, 200, site, at.owner.admin, 'PATCH', `/sites/${id}`, {})).toEqual(after);
  });

  it('revokes a key, which then stops, and lists it as revoked without its secret', async () => {
    const secret = await at.owner.addKey('admin');
    const { items } = await got(at, 200, page(key), at.owner.admin, 'GET', '/keys?limit=200');
    const row = items.find(({ last4 }) => last4 === secret.slice(-4))!;
    await got(at, 200, page(account), secret, 'GET', '/accounts');
    const revoked = await got(at, 200, key, at.owner.admin, 'POST', `/keys/${row.id}/revoke`);
    expect(revoked.revoked_at).toBe(new Date(at.test.clock.at).toISOString());
    at.test.clock.at += 5_000;
    expect(refused(await ask(at, secret, 'GET', '/accounts'))).toBe('401 key_invalid');
    const list = await ask(at, at.owner.admin, 'GET', '/keys?limit=200');
    expect(list.body).not.toContain(secret);
    expect(list.body).not.toContain(at.owner.admin);
  });

  it('lets the deployment act on any account that it names', async () => {
    const query = `?account_id=${at.owner.account.id}`;
    expect(await got(at, 200, site, at.root.admin, 'GET', `/sites/${at.owner.site.id}${query}`)).toMatchObject({
      account_id: at.owner.account.id,
    });
    expect((await got(at, 200, page(key), at.root.admin, 'GET', `/keys${query}`)).items[0]?.account_id).toBe(
      at.owner.account.id,
    );
  });
});

describe('201', () => {
  it('creates an account, its first key, and that key administers it', async () => {
    const made = await got(at, 201, account, at.root.admin, 'POST', '/accounts', { name: 'Shop' });
    expect(made.tier).toBe('free');
    const { secret, key: row } = await got(at, 201, keyCreated, at.root.admin, 'POST', '/keys', {
      account_id: made.id,
      kind: 'admin',
      name: 'theirs',
    });
    expect(row.scopes).toEqual(['admin']);
    expect((await got(at, 200, page(account), secret, 'GET', '/accounts')).items).toEqual([made]);
  });

  it('creates a site with defaults, its origins as browsers send them', async () => {
    const made = await got(at, 201, site, at.owner.admin, 'POST', '/sites', {
      name: 'Shop',
      origins: ['https://Shop.Example:443', 'https://shop.example', 'http://LOCALHOST:*', 'http://[::1]:*'],
    });
    expect(made).toMatchObject({
      account_id: at.owner.account.id,
      origins: ['https://shop.example', 'http://localhost:*', 'http://[::1]:*'],
      public_verdict: 'action',
      thresholds: { suspicious: 31, automated: 70, knownBot: 90 },
      category_policy: {},
      failover: 'allow',
    });
  });

  it.each([
    [{ kind: 'public' }, 'pk_live_', ['collect']],
    [{ kind: 'public', mode: 'test' }, 'pk_test_', ['collect']],
    [{ kind: 'secret' }, 'sk_live_', ['verdict', 'read']],
    [{ kind: 'secret', mode: 'test' }, 'sk_test_', ['verdict', 'read']],
    [{ kind: 'secret', links_only: true }, 'sk_live_', ['links']],
    [{ kind: 'read' }, 'aik_v1_', ['read']],
    [{ kind: 'admin' }, 'ak_live_', ['admin']],
  ])('creates the key %o', async (asked, prefix, scopes) => {
    const site_id = asked.kind === 'public' ? at.owner.site.id : undefined;
    const body = { name: 'one', ...asked, ...(site_id === undefined ? {} : { site_id }) };
    const { key: row, secret } = await got(at, 201, keyCreated, at.owner.admin, 'POST', '/keys', body);
    expect(secret.startsWith(prefix)).toBe(true);
    expect(row).toMatchObject({ scopes, last4: secret.slice(-4), site_id: site_id ?? null, expires_at: null });
    expect(await got(at, 200, key, at.owner.admin, 'GET', `/keys/${row.id}`)).toEqual(row);
  });

  it('rotates with an overlap in which both keys work', async () => {
    const { key: old, secret } = await got(at, 201, keyCreated, at.owner.admin, 'POST', '/keys', {
      kind: 'admin',
      name: 'rotated',
      expires_at: new Date(at.test.clock.at + 1_000_000).toISOString(),
    });
    const fresh = await got(at, 201, keyCreated, secret, 'POST', `/keys/${old.id}/rotate`, { overlap_seconds: 60 });
    expect(fresh.secret).not.toBe(secret);
    expect(fresh.key).toMatchObject({ kind: 'admin', name: 'rotated', scopes: ['admin'], expires_at: old.expires_at });
    await got(at, 200, page(account), secret, 'GET', '/accounts');
    await got(at, 200, page(account), fresh.secret, 'GET', '/accounts');
    at.test.clock.at += 60_000;
    expect(refused(await ask(at, secret, 'GET', '/accounts'))).toBe('401 key_invalid');
    await got(at, 200, page(account), fresh.secret, 'GET', '/accounts');
  });

  it('gives a deployment key only to one who has one, and it stays one when rotated', async () => {
    const body = { kind: 'admin', name: 'second', deployment: true };
    const { key: row, secret } = await got(at, 201, keyCreated, at.root.admin, 'POST', '/keys', body);
    expect(row.scopes).toEqual(['admin', 'deployment']);
    const rotated = await got(at, 201, keyCreated, secret, 'POST', `/keys/${row.id}/rotate`, { overlap_seconds: 0 });
    expect(rotated.key.scopes).toEqual(['admin', 'deployment']);
    await got(at, 200, account, rotated.secret, 'GET', `/accounts/${at.owner.account.id}`);
  });
});

describe('204', () => {
  it('deletes a site, and its keys stop', async () => {
    const { id } = await at.owner.addSite();
    const { key: row } = await got(at, 201, keyCreated, at.owner.admin, 'POST', '/keys', {
      kind: 'public',
      name: 'tag',
      site_id: id,
    });
    await got(at, 204, z.null(), at.owner.admin, 'DELETE', `/sites/${id}`);
    expect(refused(await ask(at, at.owner.admin, 'GET', `/sites/${id}`))).toBe('404 not_found');
    expect((await got(at, 200, key, at.owner.admin, 'GET', `/keys/${row.id}`)).revoked_at).not.toBeNull();
  });
});
