import { judge } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { chromium } from './chromium.ts';
import { oddHands } from './close.ts';
import { firefox } from './firefox.ts';
import { found, handInput } from './marks.ts';
import { people } from './people.ts';
import { FEATURE_SINCE } from './quiet.ts';
import { agreeingRealms } from './realms.ts';
import { renamed } from './renamed.ts';
import { decoded, type Visit, withContext, withFault, withHeaders, withReading } from './visit.ts';
import { webkit } from './webkit.ts';

/** A visit of the corpus, by its sentence. */
function person(sentence: string): Visit {
  const visit = people[sentence];
  if (!visit) throw new Error(`nobody in the corpus is “${sentence}”`);
  return visit;
}

/** Page, frame and worker agree on the cores. */
function workstation(): Visit {
  const base = withReading(chromium(), 'hardware', { cores: 96 });
  return { ...base, readings: { ...base.readings, ...agreeingRealms(base.readings) } };
}

/** A browser from before client hints, or before any header of today. */
function dated(
  userAgent: string,
  major: number,
  platform: string,
  alsoGone: Readonly<Record<string, null>> = {},
): Visit {
  const base = renamed(withFault(chromium({ system: 'android' }), 'clientHints', 'absent'), userAgent);
  const bits = FEATURE_SINCE.map((since) => (major >= since ? '1' : '0')).join('');
  const placed = withReading(withReading(base, 'platform', { platform }), 'features', { bits });
  const hints = { 'sec-ch-ua': null, 'sec-ch-ua-mobile': null, 'sec-ch-ua-platform': null, priority: null };
  const old = { 'accept-encoding': 'gzip, deflate, br', ...hints, ...alsoGone };
  return withHeaders({ ...placed, readings: { ...placed.readings, ...agreeingRealms(placed.readings) } }, old);
}

const input = (change: object) => withReading(chromium(), 'interaction', { ...handInput, ...change });
const pressed = { pointerMoves: 0, coalescedMoves: 0, wheels: 0 };

/**
 * Who is known to be wronged by detectors, and with what. Every row once cost somebody a page; none may cost one here.
 * Those of `calm` must be indistinguishable from anybody; the others may look odd, and are let in.
 */
const calm: Readonly<Record<string, Visit>> = {
  'Brave: noise, other cores, no voices': person('Brave on Windows'),
  'Firefox that resists fingerprinting: UTC, two cores, no graphics chip': person(
    'Firefox that resists fingerprinting',
  ),
  'Safari in Lockdown mode: half of the platform is gone': person('Safari in Lockdown mode'),
  'an iPad that says it is a Mac': person('Safari on an iPad that asks for desktop pages'),
  'an application’s WebView: no window.chrome, no permissions': person(
    'an application that shows the page in a WebView',
  ),
  'Samsung Internet: brands of its own, permissions in conflict': person('Samsung Internet'),
  'window.chrome on WebKit, as Opera on iOS has it': withReading(webkit('iphone'), 'globals', found(['chrome'])),
  '“Download PDFs”: no plugins at all': withReading(chromium(), 'plugins', {
    names: [],
    mimeTypes: [],
    pluginCount: 0,
    mimeTypeCount: 0,
    pdfViewer: false,
  }),
  'docked developer tools: a narrow page in a wide window': withReading(chromium(), 'windowGeometry', {
    innerWidth: 980,
  }),
  'Phantom, MetaMask and other wallets': withReading(
    person('a person with wallets'),
    'globals',
    found(['phantom', 'ethereum', 'solana', 'emit', 'spawn']),
  ),
  'an extension against fingerprinting': person('a person with an extension against fingerprinting'),
  'keyboard only: no mouse was ever moved': person('a person who uses keys only'),
  'TalkBack: presses without pressure or approach': withReading(chromium({ system: 'android' }), 'interaction', {
    ...handInput,
    ...pressed,
    mousePresses: 3,
    pressureless: 3,
    pressesWithoutApproach: 3,
    codelessKeys: 24,
  }),
  'high contrast and a magnifier': person('a person with a screen magnifier and high contrast'),
  'a trackpad on a Mac: between pixels, tapped shortly': withReading(chromium({ system: 'macos' }), 'interaction', {
    ...handInput,
    fractionalMoves: 120,
    pressMedianMs: 18,
  }),
  'a screen of 150 per cent': withReading(withReading(chromium(), 'screen', { pixelRatio: 1.5 }), 'interaction', {
    ...handInput,
    fractionalMoves: 137,
  }),
  'zoomed out to a half': person('a person who zooms out to half'),
  'autofill, dictation, a paste: text that no key typed': input({ inputsWithoutKeys: 1, keys: 2 }),
  'a fork of Chromium under another brand, without voices': withReading(
    chromium({ brand: 'Cromite' }),
    'speechVoices',
    { total: 0, local: 0, google: 0 },
  ),
  'a traveller: another time zone than the address': withContext(chromium(), {
    addressKind: { datacenter: false, proxy: false, country: 'JP' },
  }),
  'no worker may start': person('a page that lets no worker start'),
  'a background tab': person('a tab opened in the background'),
  'a small widget: the page in a frame': withReading(chromium(), 'windowGeometry', {
    top: false,
    innerWidth: 800,
    innerHeight: 600,
  }),
  'a workstation with 96 cores': workstation(),
  'Firefox in its responsive mode: a telephone’s screen in a desktop’s window': withReading(
    withReading(firefox(), 'windowGeometry', { innerWidth: 412, innerHeight: 915, outerWidth: 412, outerHeight: 915 }),
    'screen',
    { width: 412, height: 915, availWidth: 412, availHeight: 915, pixelRatio: 2.6 },
  ),
  'a page pinched larger: the pointer is between its pixels': withReading(
    input({ fractionalMoves: 130 }),
    'windowGeometry',
    { visualScale: 1.62 },
  ),
  'a telephone of 2020 that gets no updates': dated(
    'Mozilla/5.0 (Linux; Android 8.1.0; Moto E5) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.141 Mobile Safari/537.36',
    87,
    'Linux armv8l',
  ),
  'a page with zone.js and an error tracker': person('a page with zone.js and an error tracker'),
  'plain http, where half of the headers are not sent': person('Chrome on plain http in an office'),
  'Firefox without WebGL': withFault(firefox(), 'webgl', 'blocked'),
};

const letIn: Readonly<Record<string, Visit>> = {
  ...oddHands,
  'a television: a Chrome of 2019, no header of today': dated(
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.79 Safari/537.36 WebAppManager',
    79,
    'Linux armv7l',
    { 'sec-fetch-site': null, 'sec-fetch-mode': null, 'sec-fetch-dest': null },
  ),
  'an application whose WebView stays at its version': withFault(
    withFault(
      dated(
        'Mozilla/5.0 (Linux; Android 7.0; SM-T585 Build/NRD90M; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/83.0.4103.106 Safari/537.36',
        83,
        'Linux armv8l',
      ),
      'chromeObject',
      'absent',
    ),
    'permissions',
    'absent',
  ),
  'a super-app with an engine of its own': person('a super-app with an engine of its own'),
  'a remote desktop: drawn in software, silent, no mouse, behind a gateway': person(
    'an office on a remote desktop, behind a datacenter gateway',
  ),
  'a VPN': person('a VPN'),
  'a company gateway that ends TLS': person('a company gateway that ends TLS'),
  'a developer with open tools, on a server': person(
    'a developer with DevTools open on a machine without a graphics chip',
  ),
  'voice control: jumps, presses at once, types at once': input({
    pointerMoves: 3,
    coalescedMoves: 0,
    pressMedianMs: 1,
    keyDwellMedianMs: 1,
    keyGapMedianMs: 4,
    codelessKeys: 0,
  }),
  'a screen reader: presses without pressure, at once, with no mouse': input({
    ...pressed,
    pressureless: 3,
    pressesWithoutApproach: 3,
    pressMedianMs: 0,
  }),
  'a password manager that types': input({ keyDwellMedianMs: 0, keyGapMedianMs: 1, keys: 30 }),
};

const scoreOf = (visit: Visit) => {
  const { score, hard_rule_hit, class: kind } = judge(decoded(visit), visit.context);
  return { score, hard_rule_hit, kind };
};

describe('whom detectors wrong', () => {
  it.each(Object.entries(calm))('%s', (_, visit) => {
    const { score, hard_rule_hit, kind } = scoreOf(visit);
    expect(hard_rule_hit).toBe('');
    expect(score).toBeLessThanOrEqual(10);
    expect(kind).toBe('human');
  });
  it.each(Object.entries(letIn))('odd, and let in: %s', (_, visit) => {
    const { score, hard_rule_hit, kind } = scoreOf(visit);
    expect(hard_rule_hit).toBe('');
    expect(score).toBeLessThanOrEqual(30);
    expect(kind).toBe('human');
  });
});
