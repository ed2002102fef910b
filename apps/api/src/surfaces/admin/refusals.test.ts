import { account, key, keyCreated, page } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { refused } from '../../testing/app.ts';
import { ask, got, openAdminTest } from './testing/admin.ts';

const at = openAdminTest();

describe('400', () => {
  const post = (path: string, body: object) => ask(at, at.owner.admin, 'POST', path, body);

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
    const { id } = await at.owner.addSite();
    const answer = await ask(at, at.owner.admin, 'PATCH', `/sites/${id}`, { thresholds: { automated: 95 } });
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
    const bound = { kind: 'admin', name: 'x', site_id: at.owner.site.id };
    expect(refused(await post('/keys', bound))).toBe('400 invalid_request');
    const elsewhere = { kind: 'secret', name: 'x', site_id: at.root.site.id };
    expect(refused(await post('/keys', elsewhere))).toBe('400 invalid_request');
    const secretDeployment = { kind: 'secret', name: 'x', deployment: true };
    expect(refused(await ask(at, at.root.admin, 'POST', '/keys', secretDeployment))).toBe('400 invalid_request');
  });

  it('an identifier of another form', async () => {
    expect(refused(await ask(at, at.owner.admin, 'GET', '/sites/1'))).toBe('400 invalid_request');
    expect(refused(await ask(at, at.owner.admin, 'GET', '/keys?limit=0'))).toBe('400 invalid_request');
  });
});

describe('401', () => {
  it('without a key, before anything is said of the request', async () => {
    const answer = await at.test.app.inject({ method: 'POST', url: '/api/v1/admin/sites', payload: {} });
    expect(refused(answer)).toBe('401 key_missing');
  });

  it('with a key that never was', async () => {
    expect(refused(await ask(at, 'ak_live_none', 'GET', '/accounts'))).toBe('401 key_invalid');
  });
});

describe('403', () => {
  it.each(['secret', 'read'] as const)('for a %s key', async (kind) => {
    expect(refused(await ask(at, await at.owner.addKey(kind), 'GET', '/accounts'))).toBe('403 key_scope');
  });

  it("for what is the deployment's alone", async () => {
    expect(refused(await ask(at, at.owner.admin, 'POST', '/accounts', { name: 'x' }))).toBe('403 key_scope');
    const path = `/accounts/${at.owner.account.id}`;
    expect(refused(await ask(at, at.owner.admin, 'PATCH', path, { tier: 'enterprise' }))).toBe('403 key_scope');
    const body = { kind: 'admin', name: 'x', deployment: true };
    expect(refused(await ask(at, at.owner.admin, 'POST', '/keys', body))).toBe('403 key_scope');
  });

  it("for an account's key that would take over or shut out the deployment's", async () => {
    const plain = await at.root.addKey('admin');
    const { items } = await got(at, 200, page(key), plain, 'GET', '/keys?limit=200');
    const { id } = items.find(({ scopes }) => scopes.includes('deployment'))!;
    expect(refused(await ask(at, plain, 'POST', `/keys/${id}/rotate`, {}))).toBe('403 key_scope');
    expect(refused(await ask(at, plain, 'POST', `/keys/${id}/revoke`))).toBe('403 key_scope');
  });
});

describe('404', () => {
  const somewhere = `?account_id=acc_${'x'.repeat(20)}`;

  it("for another account's things, in the words for those that are not there", async () => {
    const { id } = at.root.site;
    const bodies = await Promise.all(
      [
        ['GET', `/sites/${id}`],
        ['PATCH', `/sites/${id}`, {}],
        ['DELETE', `/sites/${id}`],
        ['GET', `/sites/site_${'x'.repeat(20)}`],
      ].map(async ([method, path, body]) => {
        const answer = await ask(at, at.owner.admin, method as 'GET', path as string, body as object | undefined);
        expect(refused(answer)).toBe('404 not_found');
        return answer.json().error.message;
      }),
    );
    expect(new Set(bodies).size).toBe(1);
  });

  it.each(['/sites', '/keys', `/sites/site_${'x'.repeat(20)}`])('for another account at %s', async (path) => {
    const other = await ask(at, at.owner.admin, 'GET', `${path}?account_id=${at.root.account.id}`);
    const none = await ask(at, at.root.admin, 'GET', path + somewhere);
    for (const answer of [other, none]) {
      expect(refused(answer)).toBe('404 not_found');
      expect(answer.json().error.message).toBe('There is no such account.');
    }
    expect(refused(await ask(at, at.owner.admin, 'GET', `/accounts/${at.root.account.id}`))).toBe('404 not_found');
  });

  it('for a key or site made in an account that is not there', async () => {
    const account_id = `acc_${'x'.repeat(20)}`;
    expect(refused(await ask(at, at.root.admin, 'POST', '/keys', { account_id, kind: 'read', name: 'x' }))).toBe(
      '404 not_found',
    );
    const body = { account_id, name: 'x', origins: ['https://a.example'] };
    expect(refused(await ask(at, at.owner.admin, 'POST', '/sites', body))).toBe('404 not_found');
    expect(refused(await ask(at, at.owner.admin, 'POST', `/keys/key_${'x'.repeat(20)}/rotate`, {}))).toBe(
      '404 not_found',
    );
  });
});

describe('409', () => {
  it('for a key that would revoke itself: nobody shuts himself out by mistake', async () => {
    const { items } = await got(at, 200, page(key), at.owner.admin, 'GET', '/keys?limit=200');
    const { id } = items.find(({ last4 }) => last4 === at.owner.admin.slice(-4))!;
    expect(refused(await ask(at, at.owner.admin, 'POST', `/keys/${id}/revoke`))).toBe('409 conflict');
    await got(at, 200, page(account), at.owner.admin, 'GET', '/accounts');
  });

  it('for rotating a key that is over', async () => {
    const { key: row } = await got(at, 201, keyCreated, at.owner.admin, 'POST', '/keys', { kind: 'read', name: 'x' });
    await got(at, 200, key, at.owner.admin, 'POST', `/keys/${row.id}/revoke`);
    expect(refused(await ask(at, at.owner.admin, 'POST', `/keys/${row.id}/rotate`, {}))).toBe('409 conflict');
  });
});
