import { account, key, keyCreated, page, site } from '@veridict/contract';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scopesOf } from '../../access/keys.ts';
import { buildTestApp, openAccount, openTestState, refused, type TestApp } from '../../testing/app.ts';

type Owner = Awaited<ReturnType<typeof openAccount>>;
type Method = NonNullable<InjectOptions['method']>;

let store: Awaited<ReturnType<typeof openTestState>>;
let test: TestApp;
/** the deployment's administrator, and an account of its own beside it */
let root: Owner & { admin: string };
let owner: Owner & { admin: string };
beforeAll(async () => {
  store = await openTestState();
  test = await buildTestApp(store.state);
  const first = await openAccount(test, 'enterprise');
  root = { ...first, admin: await first.addKey('admin', 'live', { scopes: [...scopesOf('admin'), 'deployment'] }) };
  const second = await openAccount(test);
  owner = { ...second, admin: await second.addKey('admin') };
});
afterAll(async () => {
  await test.app.close();
  await store.close();
});

const ask = (admin: string, method: Method, path: string, payload?: object) =>
  test.app.inject({
    method,
    url: `/api/v1/admin${path}`,
    headers: { 'x-api-key': admin },
    ...(payload === undefined ? {} : { payload }),
  });

/** The answer under the status that was expected, parsed with its schema. */
async function got<T extends z.ZodType>(
  status: number,
  schema: T,
  ...asked: Parameters<typeof ask>
): Promise<z.output<T>> {
  const answer = await ask(...asked);
  expect(answer.statusCode, answer.body).toBe(status);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  return schema.parse(answer.body === '' ? null : answer.json());
}

describe('200', () => {
  it('lists every account to the deployment, and its own to an account', async () => {
    const all = await got(200, page(account), root.admin, 'GET', '/accounts?limit=200');
    expect(all.items.map(({ id }) => id).sort()).toEqual([root.account.id, owner.account.id].sort());
    const own = await got(200, page(account), owner.admin, 'GET', '/accounts');
    expect(own).toEqual({ items: [expect.objectContaining({ id: owner.account.id })], next_cursor: null });
  });

  it('walks a list page by page', async () => {
    for (const name of ['a', 'b', 'c']) await owner.addSite({ name });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `?limit=2${cursor && `&cursor=${cursor}`}`;
      const some: { items: Array<{ id: string }>; next_cursor: string | null } = await got(
        200,
        page(site),
        owner.admin,
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
    const { account: row, addKey } = await openAccount(test, 'free');
    const path = `/accounts/${row.id}`;
    expect(await got(200, account, await addKey('admin'), 'PATCH', path, { name: 'New' })).toMatchObject({
      name: 'New',
    });
    const changed = await got(200, account, root.admin, 'PATCH', path, { tier: 'pro' });
    expect(changed).toMatchObject({ name: 'New', tier: 'pro' });
    expect(await got(200, account, root.admin, 'GET', path)).toEqual(changed);
  });

  it('changes what is named of a site and leaves the rest', async () => {
    const { id } = await owner.addSite();
    const before = await got(200, site, owner.admin, 'GET', `/sites/${id}`);
    const after = await got(200, site, owner.admin, 'PATCH', `/sites/${id}`, {
      thresholds: { suspicious: 40 },
      public_verdict: 'score',
    });
    expect(after).toEqual({
      ...before,
      public_verdict: 'score',
      thresholds: { suspicious: 40, automated: 70, knownBot: 90 },
    });
    expect(await got(200, site, owner.admin, 'PATCH', `/sites/${id}`, {})).toEqual(after);
  });

  it('revokes a key, which then stops, and lists it as revoked without its secret', async () => {
    const secret = await owner.addKey('admin');
    const { items } = await got(200, page(key), owner.admin, 'GET', '/keys?limit=200');
    const row = items.find(({ last4 }) => last4 === secret.slice(-4))!;
    await got(200, page(account), secret, 'GET', '/accounts');
    const revoked = await got(200, key, owner.admin, 'POST', `/keys/${row.id}/revoke`);
    expect(revoked.revoked_at).toBe(new Date(test.clock.at).toISOString());
    test.clock.at += 5_000;
    expect(refused(await ask(secret, 'GET', '/accounts'))).toBe('401 key_invalid');
    const list = await ask(owner.admin, 'GET', '/keys?limit=200');
    expect(list.body).not.toContain(secret);
    expect(list.body).not.toContain(owner.admin);
  });

  it('lets the deployment act on any account that it names', async () => {
    const query = `?account_id=${owner.account.id}`;
    expect(await got(200, site, root.admin, 'GET', `/sites/${owner.site.id}${query}`)).toMatchObject({
      account_id: owner.account.id,
    });
    expect((await got(200, page(key), root.admin, 'GET', `/keys${query}`)).items[0]?.account_id).toBe(owner.account.id);
  });
});

describe('201', () => {
  it('creates an account, its first key, and that key administers it', async () => {
    const made = await got(201, account, root.admin, 'POST', '/accounts', { name: 'Shop' });
    expect(made.tier).toBe('free');
    const { secret, key: row } = await got(201, keyCreated, root.admin, 'POST', '/keys', {
      account_id: made.id,
      kind: 'admin',
      name: 'theirs',
    });
    expect(row.scopes).toEqual(['admin']);
    expect((await got(200, page(account), secret, 'GET', '/accounts')).items).toEqual([made]);
  });

  it('creates a site with defaults, its origins as browsers send them', async () => {
    const made = await got(201, site, owner.admin, 'POST', '/sites', {
      name: 'Shop',
      origins: ['https://Shop.Example:443', 'https://shop.example', 'http://LOCALHOST:*', 'http://[::1]:*'],
    });
    expect(made).toMatchObject({
      account_id: owner.account.id,
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
    const site_id = asked.kind === 'public' ? owner.site.id : undefined;
    const body = { name: 'one', ...asked, ...(site_id === undefined ? {} : { site_id }) };
    const { key: row, secret } = await got(201, keyCreated, owner.admin, 'POST', '/keys', body);
    expect(secret.startsWith(prefix)).toBe(true);
    expect(row).toMatchObject({ scopes, last4: secret.slice(-4), site_id: site_id ?? null, expires_at: null });
    expect(await got(200, key, owner.admin, 'GET', `/keys/${row.id}`)).toEqual(row);
  });

  it('rotates with an overlap in which both keys work', async () => {
    const { key: old, secret } = await got(201, keyCreated, owner.admin, 'POST', '/keys', {
      kind: 'admin',
      name: 'rotated',
      expires_at: new Date(test.clock.at + 1_000_000).toISOString(),
    });
    const fresh = await got(201, keyCreated, secret, 'POST', `/keys/${old.id}/rotate`, { overlap_seconds: 60 });
    expect(fresh.secret).not.toBe(secret);
    expect(fresh.key).toMatchObject({ kind: 'admin', name: 'rotated', scopes: ['admin'], expires_at: old.expires_at });
    await got(200, page(account), secret, 'GET', '/accounts');
    await got(200, page(account), fresh.secret, 'GET', '/accounts');
    test.clock.at += 60_000;
    expect(refused(await ask(secret, 'GET', '/accounts'))).toBe('401 key_invalid');
    await got(200, page(account), fresh.secret, 'GET', '/accounts');
  });

  it('gives a deployment key only to one who has one, and it stays one when rotated', async () => {
    const body = { kind: 'admin', name: 'second', deployment: true };
    const { key: row, secret } = await got(201, keyCreated, root.admin, 'POST', '/keys', body);
    expect(row.scopes).toEqual(['admin', 'deployment']);
    const rotated = await got(201, keyCreated, secret, 'POST', `/keys/${row.id}/rotate`, { overlap_seconds: 0 });
    expect(rotated.key.scopes).toEqual(['admin', 'deployment']);
    await got(200, account, rotated.secret, 'GET', `/accounts/${owner.account.id}`);
  });
});

describe('204', () => {
  it('deletes a site, and its keys stop', async () => {
    const { id } = await owner.addSite();
    const { key: row } = await got(201, keyCreated, owner.admin, 'POST', '/keys', {
      kind: 'public',
      name: 'tag',
      site_id: id,
    });
    await got(204, z.null(), owner.admin, 'DELETE', `/sites/${id}`);
    expect(refused(await ask(owner.admin, 'GET', `/sites/${id}`))).toBe('404 not_found');
    expect((await got(200, key, owner.admin, 'GET', `/keys/${row.id}`)).revoked_at).not.toBeNull();
  });
});

describe('400', () => {
  const post = (path: string, body: object) => ask(owner.admin, 'POST', path, body);

  it.each([
    ['no name', { origins: ['https://shop.example'] }],
    ['no origin', { name: 'x', origins: [] }],
    ['a path in an origin', { name: 'x', origins: ['https://shop.example/path'] }],
    ['no scheme in an origin', { name: 'x', origins: ['shop.example'] }],
    ['any port of another host', { name: 'x', origins: ['https://shop.example:*'] }],
    ['any host', { name: 'x', origins: ['https://*'] }],
    ['an impossible port', { name: 'x', origins: ['https://shop.example:99999'] }],
    ['thresholds that fall', { name: 'x', origins: ['https://a.example'], thresholds: { suspicious: 80 } }],
    ['a field it does not know', { name: 'x', origins: ['https://a.example'], colour: 'red' }],
  ])('a site with %s', async (_what, body) => {
    expect(refused(await post('/sites', body))).toBe('400 invalid_request');
  });

  it('names the field', async () => {
    const answer = await post('/sites', { name: 'x', origins: ['https://a.example', 'https://b.example:*'] });
    expect(answer.json().error.details.fields[0].field).toBe('origins.1');
  });

  it('thresholds that would fall together with those that stay', async () => {
    const { id } = await owner.addSite();
    const answer = await ask(owner.admin, 'PATCH', `/sites/${id}`, { thresholds: { automated: 95 } });
    expect(refused(answer)).toBe('400 invalid_request');
  });

  it.each([
    ['a public key without a site', { kind: 'public' }],
    ['a key of no kind', { kind: 'master' }],
    ['an administration key for tests', { kind: 'admin', mode: 'test' }],
    ['a read key for tests', { kind: 'read', mode: 'test' }],
    ['links only for a read key', { kind: 'read', links_only: true }],
    ['links only for tests', { kind: 'secret', links_only: true, mode: 'test' }],
    ['a key that has ended', { kind: 'secret', expires_at: '2020-01-01T00:00:00Z' }],
    ['a site that is not there', { kind: 'secret', site_id: `site_${'x'.repeat(20)}` }],
  ])('%s', async (_what, body) => {
    expect(refused(await post('/keys', { name: 'x', ...body }))).toBe('400 invalid_request');
  });

  it('what depends on a site or on the deployment', async () => {
    const bound = { kind: 'admin', name: 'x', site_id: owner.site.id };
    expect(refused(await post('/keys', bound))).toBe('400 invalid_request');
    const elsewhere = { kind: 'secret', name: 'x', site_id: root.site.id };
    expect(refused(await post('/keys', elsewhere))).toBe('400 invalid_request');
    const secretDeployment = { kind: 'secret', name: 'x', deployment: true };
    expect(refused(await ask(root.admin, 'POST', '/keys', secretDeployment))).toBe('400 invalid_request');
  });

  it('an identifier of another form', async () => {
    expect(refused(await ask(owner.admin, 'GET', '/sites/1'))).toBe('400 invalid_request');
    expect(refused(await ask(owner.admin, 'GET', '/keys?limit=0'))).toBe('400 invalid_request');
  });
});

describe('401', () => {
  it('without a key, before anything is said of the request', async () => {
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/admin/sites', payload: {} });
    expect(refused(answer)).toBe('401 key_missing');
  });

  it('with a key that never was', async () => {
    expect(refused(await ask('ak_live_none', 'GET', '/accounts'))).toBe('401 key_invalid');
  });
});

describe('403', () => {
  it.each(['secret', 'read'] as const)('for a %s key', async (kind) => {
    expect(refused(await ask(await owner.addKey(kind), 'GET', '/accounts'))).toBe('403 key_scope');
  });

  it("for what is the deployment's alone", async () => {
    expect(refused(await ask(owner.admin, 'POST', '/accounts', { name: 'x' }))).toBe('403 key_scope');
    const path = `/accounts/${owner.account.id}`;
    expect(refused(await ask(owner.admin, 'PATCH', path, { tier: 'enterprise' }))).toBe('403 key_scope');
    const body = { kind: 'admin', name: 'x', deployment: true };
    expect(refused(await ask(owner.admin, 'POST', '/keys', body))).toBe('403 key_scope');
  });

  it("for an account's key that would take over or shut out the deployment's", async () => {
    const plain = await root.addKey('admin');
    const { items } = await got(200, page(key), plain, 'GET', '/keys?limit=200');
    const { id } = items.find(({ scopes }) => scopes.includes('deployment'))!;
    expect(refused(await ask(plain, 'POST', `/keys/${id}/rotate`, {}))).toBe('403 key_scope');
    expect(refused(await ask(plain, 'POST', `/keys/${id}/revoke`))).toBe('403 key_scope');
  });
});

describe('404', () => {
  const somewhere = `?account_id=acc_${'x'.repeat(20)}`;

  it("for another account's things, in the words for those that are not there", async () => {
    const { id } = root.site;
    const bodies = await Promise.all(
      [
        ['GET', `/sites/${id}`],
        ['PATCH', `/sites/${id}`, {}],
        ['DELETE', `/sites/${id}`],
        ['GET', `/sites/site_${'x'.repeat(20)}`],
      ].map(async ([method, path, body]) => {
        const answer = await ask(owner.admin, method as Method, path as string, body as object | undefined);
        expect(refused(answer)).toBe('404 not_found');
        return answer.json().error.message;
      }),
    );
    expect(new Set(bodies).size).toBe(1);
  });

  it.each(['/sites', '/keys', `/sites/site_${'x'.repeat(20)}`])('for another account at %s', async (path) => {
    const other = await ask(owner.admin, 'GET', `${path}?account_id=${root.account.id}`);
    const none = await ask(root.admin, 'GET', path + somewhere);
    for (const answer of [other, none]) {
      expect(refused(answer)).toBe('404 not_found');
      expect(answer.json().error.message).toBe('There is no such account.');
    }
    expect(refused(await ask(owner.admin, 'GET', `/accounts/${root.account.id}`))).toBe('404 not_found');
  });

  it('for a key or site made in an account that is not there', async () => {
    const account_id = `acc_${'x'.repeat(20)}`;
    expect(refused(await ask(root.admin, 'POST', '/keys', { account_id, kind: 'read', name: 'x' }))).toBe(
      '404 not_found',
    );
    const body = { account_id, name: 'x', origins: ['https://a.example'] };
    expect(refused(await ask(owner.admin, 'POST', '/sites', body))).toBe('404 not_found');
    expect(refused(await ask(owner.admin, 'POST', `/keys/key_${'x'.repeat(20)}/rotate`, {}))).toBe('404 not_found');
  });
});

describe('409', () => {
  it('for a key that would revoke itself: nobody shuts himself out by mistake', async () => {
    const { items } = await got(200, page(key), owner.admin, 'GET', '/keys?limit=200');
    const { id } = items.find(({ last4 }) => last4 === owner.admin.slice(-4))!;
    expect(refused(await ask(owner.admin, 'POST', `/keys/${id}/revoke`))).toBe('409 conflict');
    await got(200, page(account), owner.admin, 'GET', '/accounts');
  });

  it('for rotating a key that is over', async () => {
    const { key: row } = await got(201, keyCreated, owner.admin, 'POST', '/keys', { kind: 'read', name: 'x' });
    await got(200, key, owner.admin, 'POST', `/keys/${row.id}/revoke`);
    expect(refused(await ask(owner.admin, 'POST', `/keys/${row.id}/rotate`, {}))).toBe('409 conflict');
  });
});
