import { describe, expect, it } from 'vitest';
import { type Bootstrap, bootstrapPath, greeting } from './bootstrap.ts';

const url = 'http://127.0.0.1:8787';
const folder = '/srv/veridict';
const file: Bootstrap = {
  account_id: `acc_${'a'.repeat(20)}`,
  site_id: `site_${'a'.repeat(20)}`,
  public_key: 'pk_live_PUBLIC',
  secret_key: 'sk_live_SECRET',
  read_key: 'aik_v1_READ',
  links_key: 'sk_live_LINKS',
  admin_key: 'ak_live_ADMIN',
  url,
};

describe('greeting', () => {
  it('shows keys on a terminal only, and otherwise where they are', () => {
    const said = (isTerminal: boolean) => greeting({ folder, file, url, hasDemo: true, isTerminal });
    for (const secret of ['PUBLIC', 'SECRET', 'READ', 'LINKS', 'ADMIN']) {
      expect(said(true)).toContain(secret);
      expect(said(false)).not.toContain(secret);
    }
    expect(said(false)).toContain(bootstrapPath(folder));
  });

  it('names the page to open, and none that is not there', () => {
    const said = (hasDemo: boolean) => greeting({ folder, file, url, hasDemo, isTerminal: false });
    expect(said(true)).toContain(`${url}/demo/`);
    expect(said(false)).not.toContain('/demo/');
    expect(said(false)).toContain(`${url}/docs`);
  });

  it('has no keys to speak of where the store was begun elsewhere', () => {
    const said = greeting({ folder, file: null, url, hasDemo: false, isTerminal: true });
    expect(said).toContain(url);
    expect(said).not.toContain(bootstrapPath(folder));
  });
});
