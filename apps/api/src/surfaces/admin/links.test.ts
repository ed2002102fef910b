import { keyCreated, link, moderationKeySettings, page } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refused } from '../../testing/app.ts';
import { ask, got, openAdminTest } from './testing/admin.ts';

const at = openAdminTest();
const create = (keyname: string, more: object = {}) =>
  got(at, 201, link, at.owner.admin, 'POST', '/links', { keyname, target: 'https://shop.example/a', ...more });

describe('200', () => {
  it('shows, lists and changes a smart URL; what is not named stays, of the rules too', async () => {
    const made = await create('spring', { rules: { block_desktop: true } });
    expect(made).toMatchObject({ account_id: at.owner.account.id, blocked: 'forbidden', javascript: false });
    expect(await got(at, 200, link, at.owner.admin, 'GET', '/links/spring')).toEqual(made);
    const change = { javascript: true, rules: { block_list: ['192.0.2.0/24'] } };
    const after = await got(at, 200, link, at.owner.admin, 'PATCH', '/links/spring', change);
    expect(after).toEqual({ ...made, javascript: true, rules: { ...made.rules, block_list: ['192.0.2.0/24'] } });
    const { items } = await got(at, 200, page(link), at.owner.admin, 'GET', '/links');
    expect(items).toContainEqual(after);
    expect((await got(at, 200, page(link), at.root.admin, 'GET', '/links')).items).toEqual([]);
  });

  it('sets how long a key waits between two searches', async () => {
    const { key } = await got(at, 201, keyCreated, at.owner.admin, 'POST', '/keys', { kind: 'read', name: 'viewer' });
    const body = { search_interval_seconds: 0 };
    const path = `/keys/${key.id}/moderation`;
    expect(await got(at, 200, moderationKeySettings, at.owner.admin, 'PUT', path, body)).toEqual(body);
    const search = { accountId: at.owner.account.id, keyId: key.id, from: 0, to: 1, now: 5, limit: 1 };
    expect(await at.test.state.searchModeration(search)).toEqual({ records: [] });
    expect(await at.test.state.searchModeration(search)).toEqual({ records: [] });
    expect(refused(await ask(at, at.root.admin, 'PUT', path, body))).toBe('404 not_found');
  });
});

describe('204', () => {
  it('deletes a smart URL, whose keyname is free again', async () => {
    await create('once');
    await got(at, 204, z.null(), at.owner.admin, 'DELETE', '/links/once');
    expect(refused(await ask(at, at.owner.admin, 'DELETE', '/links/once'))).toBe('404 not_found');
    await create('once');
  });
});

describe('400', () => {
  it.each<[string, object]>([
    ['target', { target: 'javascript:alert(1)' }],
    ['target', { target: 'ftp://shop.example/' }],
    ['target', { target: '//shop.example/' }],
    ['target', { target: 'https://user:secret@shop.example/' }],
    ['blocked', { blocked: 'data:text/html,x' }],
    ['keyname', { keyname: 'a/b' }],
    ['rules.block_list.0', { rules: { block_list: ['192.0.2.0/33'] } }],
    ['rules.countries.codes.0', { rules: { countries: { mode: 'deny', codes: ['es'] } } }],
    ['site_id', { site_id: 'site_00000000000000000000' }],
    ['public_key', { public_key: 'pk_live_nothing' }],
  ])('names %s', async (field, change) => {
    const body = { keyname: 'bad', target: 'https://shop.example/', ...change };
    const answer = await ask(at, at.owner.admin, 'POST', '/links', body);
    expect(refused(answer)).toBe('400 invalid_request');
    expect(answer.json().error.details.fields[0].field).toBe(field);
  });

  it("takes no public key or site of another account's", async () => {
    const public_key = await at.root.addKey('public');
    for (const change of [{ public_key }, { site_id: at.root.site.id }]) {
      const body = { keyname: 'theirs', target: 'https://shop.example/', ...change };
      expect(refused(await ask(at, at.owner.admin, 'POST', '/links', body))).toBe('400 invalid_request');
    }
    await create('ours', { public_key: await at.owner.addKey('public'), site_id: at.owner.site.id });
  });
});

describe('404', () => {
  it("answers as if another account's smart URL were not there", async () => {
    await create('hidden');
    for (const [method, body] of [['GET'], ['DELETE'], ['PATCH', { javascript: true }]] as const)
      expect(refused(await ask(at, at.root.admin, method, '/links/hidden', body))).toBe('404 not_found');
  });
});

describe('409', () => {
  it('gives a keyname once in the deployment', async () => {
    await create('taken');
    const again = { keyname: 'taken', target: 'https://other.example/' };
    expect(refused(await ask(at, at.root.admin, 'POST', '/links', again))).toBe('409 conflict');
  });
});
