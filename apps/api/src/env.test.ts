import { TIERS } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { SettingsError, settingsFrom } from './env.ts';
import { SETTINGS, settingsPage } from './settings-table.ts';

const complaintOf = (env: Record<string, string>): string => {
  try {
    settingsFrom(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
};

describe('settings', () => {
  it('have defaults for everything', () => {
    const settings = settingsFrom({});
    expect(settings).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      trust: { kind: 'off' },
      proxyProtocol: false,
      ja4Header: null,
      tls: null,
      addressFiles: { country: null, city: null, asn: null },
      myIpRate: 60,
      region: null,
      demo: 'auto',
      logLevel: 'info',
      tiers: TIERS,
    });
    expect(settings.state).toBe(`file:${settings.dataDir}/state.db`);
  });

  it('take what is given, and an empty variable for none', () => {
    expect(
      settingsFrom({
        VERIDICT_PORT: '0',
        VERIDICT_HOST: '',
        VERIDICT_DATA: '/srv/veridict',
        VERIDICT_STATE: 'postgres://db/veridict',
        VERIDICT_TRUST_PROXY: '2',
        VERIDICT_REGION: 'eu-1',
        VERIDICT_DEMO: 'on',
        VERIDICT_LOG: 'warn',
        VERIDICT_TIERS: '{"free":{"monthly":5,"perMinute":1}}',
        PATH: '/bin',
      }),
    ).toMatchObject({
      port: 0,
      host: '127.0.0.1',
      dataDir: '/srv/veridict',
      state: 'postgres://db/veridict',
      trust: { kind: 'depth', depth: 2 },
      region: 'eu-1',
      demo: 'on',
      logLevel: 'warn',
      tiers: { ...TIERS, free: { monthly: 5, perMinute: 1 } },
    });
  });

  it('take proxies by their networks', () => {
    const { trust } = settingsFrom({ VERIDICT_TRUST_PROXY: '10.0.0.0/8, 2001:db8::/32,192.0.2.1' });
    if (trust.kind !== 'networks') throw new Error('expected networks');
    expect(['10.1.2.3', '192.0.2.1', '192.0.2.2'].map((address) => trust.networks.check(address))).toEqual([
      true,
      true,
      false,
    ]);
    expect(trust.networks.check('2001:db8:5::1', 'ipv6')).toBe(true);
  });

  it('take proxies by their platform, with its networks or others', () => {
    const platform = (text: string) => {
      const { trust } = settingsFrom({ VERIDICT_TRUST_PROXY: text });
      if (trust.kind !== 'platform') throw new Error('expected a platform');
      return [trust.platform, ...['104.16.0.1', '10.1.2.3'].map((address) => trust.networks.check(address))];
    };
    expect(platform('cloudflare')).toEqual(['cloudflare', true, false]);
    expect(platform('nginx')).toEqual(['nginx', false, true]);
    expect(platform('cloudflare,10.0.0.0/8')).toEqual(['cloudflare', false, true]);
    expect(platform('cloudfront, 104.16.0.0/16')).toEqual(['cloudfront', true, false]);
  });

  it.each([
    ['self-signed', { kind: 'self-signed' }],
    ['/etc/a.pem:b.key', { kind: 'files', cert: '/etc/a.pem', key: 'b.key' }],
    ['C:\\a.pem:D:\\b.key', { kind: 'files', cert: 'C:\\a.pem', key: 'D:\\b.key' }],
  ])('take a certificate from %s', (text, tls) => {
    expect(settingsFrom({ VERIDICT_TLS: text }).tls).toEqual(tls);
  });

  it.each([
    ['VERIDICT_PORT', '70000'],
    ['VERIDICT_TRUST_PROXY', 'cloudfront'],
    ['VERIDICT_TRUST_PROXY', 'cloudflare,x'],
    ['VERIDICT_PROXY_PROTOCOL', '1'],
    ['VERIDICT_JA4_HEADER', 'a b'],
    ['VERIDICT_TLS', 'chain.pem'],
    ['VERIDICT_MYIP_RATE', '-1'],
    ['VERIDICT_PORT', '80a'],
    ['VERIDICT_STATE', 'mysql://db'],
    ['VERIDICT_TRUST_PROXY', 'yes'],
    ['VERIDICT_TRUST_PROXY', '10.0.0.0/33'],
    ['VERIDICT_TRUST_PROXY', '10.0.0.0/'],
    ['VERIDICT_REGION', 'eu 1'],
    ['VERIDICT_DEMO', 'yes'],
    ['VERIDICT_LOG', 'trace'],
    ['VERIDICT_TIERS', '{'],
    ['VERIDICT_TIERS', '{"gold":{"monthly":1,"perMinute":1}}'],
    ['VERIDICT_PAGE_RATE', '0'],
    ['VERIDICT_MAX_IN_FLIGHT', '-1'],
  ])('refuse %s=%s and name it, without its value', (name, value) => {
    const complaint = complaintOf({ [name]: value });
    expect(complaint).toMatch(new RegExp(`^${name} `));
    expect(complaint).not.toContain('mysql');
  });

  it('refuse PROXY headers where there is nobody to believe', () => {
    const both = { VERIDICT_PROXY_PROTOCOL: 'on', VERIDICT_TRUST_PROXY: '10.0.0.0/8' };
    expect(settingsFrom(both).proxyProtocol).toBe(true);
    expect(settingsFrom({ ...both, VERIDICT_TLS: 'self-signed' }).proxyProtocol).toBe(true);
    expect(complaintOf({ ...both, VERIDICT_TRUST_PROXY: '' })).toMatch(/^VERIDICT_PROXY_PROTOCOL needs /);
  });

  it('name all that is wrong at once', () => {
    expect(complaintOf({ VERIDICT_PORT: 'x', VERIDICT_LOG: 'y' }).split('\n')).toHaveLength(2);
  });

  it('stand in the documentation, each of them', async () => {
    await expect(settingsPage()).toMatchFileSnapshot('../../../docs/settings.md');
    expect(new Set(SETTINGS.map(({ name }) => name)).size).toBe(SETTINGS.length);
  });
});
