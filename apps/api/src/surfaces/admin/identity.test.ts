import { identitySecret } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { identitySecretOf } from '../../visitors/identity.ts';
import { ask, got, openAdminTest } from './testing/admin.ts';

const at = openAdminTest();

describe('200', () => {
  it("the site's own secret, the same each time", async () => {
    const { site, admin } = at.owner;
    const path = `/sites/${site.id}/identity-secret`;
    const expected = { site_id: site.id, identity_secret: identitySecretOf(new Uint8Array(32), site.id) };
    expect(await got(at, 200, identitySecret, admin, 'GET', path)).toEqual(expected);
    expect(await got(at, 200, identitySecret, admin, 'GET', path)).toEqual(expected);
  });
});

describe('404', () => {
  it("a site of another account, or of nobody's", async () => {
    const other = await ask(at, at.owner.admin, 'GET', `/sites/${at.root.site.id}/identity-secret`);
    expect(other.statusCode).toBe(404);
  });
});
