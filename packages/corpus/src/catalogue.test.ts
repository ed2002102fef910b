import { judge } from '@veridict/verifier';
import { describe, expect, it } from 'vitest';
import { chromium } from './chromium.ts';
import { oddHands } from './close.ts';
import { firefox } from './firefox.ts';
import { found, handInput } from './marks.ts';
import { people } from './people.ts';
import { agreeingRealms } from './realms.ts';
import { decoded, type Visit, withContext, withFault, withReading } from './visit.ts';
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
  'a page with zone.js and an error tracker': person('a page with zone.js and an error tracker'),
  'plain http, where half of the headers are not sent': person('Chrome on plain http in an office'),
  'Firefox without WebGL': withFault(firefox(), 'webgl', 'blocked'),
};

const letIn: Readonly<Record<string, Visit>> = {
  ...oddHands,
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
