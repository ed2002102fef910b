import type { CDPSession, Page } from '@playwright/test';
import { judge, merge, NOTHING_KNOWN } from '@veridict/verifier';
import { expect, ready, test } from './collector-fixtures.ts';
import type { CollectorSite } from './collector-site.ts';

// What tools do with hands, times and disguises of their own, by the protocol itself: an event's time is the one that the
// tool gives it, so that none of this depends on how busy the machine is.
const BODY = `<style>input,button{display:block;width:200px;height:40px;margin:40px}</style>
<form onsubmit="event.preventDefault()"><input id="one"><input id="two"><button>Send</button></form>`;
// no letter twice in a row: a key is up before it goes down again
const TEXT = 'nobody was here to do that';

/** A page whose close watch has begun, and the protocol's own hands on it. */
async function open(page: Page, site: CollectorSite): Promise<CDPSession> {
  site.pages['/'] = { body: BODY };
  await page.goto(site.url());
  await ready(page);
  await expect.poll(async () => (await late(page, site))?.decoded.readings.deeds, { timeout: 20_000 }).toBeDefined();
  await page.focus('#one');
  return page.context().newCDPSession(page);
}

async function late(page: Page, site: CollectorSite) {
  await page.evaluate(() => window.veridict.token());
  return site.late.at(-1);
}

/** Names of what was seen of the visit so far. */
async function seen(page: Page, site: CollectorSite): Promise<string[]> {
  const report = await late(page, site);
  const { signals } = judge(merge(site.collected[0]!.decoded, report!.decoded), NOTHING_KNOWN);
  return signals.map(({ name }) => name);
}

const expectSeen = (page: Page, site: CollectorSite, names: string[]) =>
  expect.poll(() => seen(page, site), { timeout: 20_000 }).toEqual(expect.arrayContaining(names));

/** Type, each key going down and up at the milliseconds given after the first. */
async function type(hands: CDPSession, timesOf: (i: number) => { down: number; up: number }): Promise<void> {
  const start = Date.now();
  const events = [...TEXT].flatMap((key, i) => {
    const { down, up } = timesOf(i);
    const code = key === ' ' ? 'Space' : `Key${key.toUpperCase()}`;
    const shared = { key, code, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) };
    return [
      { at: down, event: { type: 'keyDown' as const, text: key, ...shared } },
      { at: up, event: { type: 'keyUp' as const, ...shared } },
    ];
  });
  for (const { at, event } of events.sort((a, b) => a.at - b.at))
    await hands.send('Input.dispatchKeyEvent', { ...event, timestamp: (start + at) / 1000 });
}

test('keys at the beat of a clock', async ({ page, site }) => {
  const hands = await open(page, site);
  await type(hands, (i) => ({ down: i * 90, up: i * 90 + 45 }));
  await expectSeen(page, site, ['metronome_keys']);
});

test('keys that are held and never travelled to', async ({ page, site }) => {
  const hands = await open(page, site);
  // held for as long as a hand would, in another way each time: only the way to the next key is missing
  await type(hands, (i) => ({ down: i * 80 + (i % 5) * 9, up: i * 80 + 78 + ((i + 1) % 5) * 9 - 2 }));
  await expectSeen(page, site, ['breathless_keys']);
});

test('keys over one another', async ({ page, site }) => {
  const hands = await open(page, site);
  await type(hands, (i) => ({ down: i * 95 + (i % 7) * 11, up: i * 95 + (i % 7) * 11 + (i % 3 === 0 ? 130 : 60) }));
  await expectSeen(page, site, ['key_rollover']);
});

test('thought for seconds and done in no time', async ({ page, site }) => {
  const hands = await open(page, site);
  const start = Date.now();
  for (let i = 0; i < 7; i++) {
    const at = (ms: number) => ({
      x: 140,
      y: 60 + (i % 2) * 80,
      timestamp: (start + i * 2600 + (i % 3) * 300 + ms) / 1000,
    });
    const button = { button: 'left' as const, clickCount: 1 };
    await hands.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at(0), ...button, buttons: 1 });
    await hands.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at(3), ...button, buttons: 0 });
  }
  await expectSeen(page, site, ['paused_bursts']);
});

test.describe('a touch screen', () => {
  test.use({ hasTouch: true });
  test('on which every touch is another', async ({ page, site }) => {
    const hands = await open(page, site);
    for (let i = 0; i < 6; i++) {
      const finger = { x: 140, y: 60, radiusX: 8 + i * 1.5, radiusY: 9 + i, force: 0.3 + i / 20, rotationAngle: i };
      await hands.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
      await hands.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }
    await expectSeen(page, site, ['varied_touches']);
    expect(await seen(page, site)).not.toContain('unit_touches');
  });
});

test('Google Chrome on Windows by name, on a system that has neither its fonts nor its voices', async ({
  page,
  site,
}) => {
  const hands = await page.context().newCDPSession(page);
  const brands = [
    { brand: 'Google Chrome', version: '156' },
    { brand: 'Chromium', version: '156' },
  ];
  await hands.send('Emulation.setUserAgentOverride', {
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    platform: 'Win32',
    userAgentMetadata: {
      brands,
      platform: 'Windows',
      platformVersion: '15.0.0',
      architecture: 'x86',
      model: '',
      mobile: false,
    },
  });
  // as spoofers copy it from a Windows machine of theirs
  await page.addInitScript(() => {
    const voice = { name: 'Microsoft David', lang: 'en-US', localService: true, default: true, voiceURI: 'David' };
    SpeechSynthesis.prototype.getVoices = () => [voice];
  });
  await open(page, site);
  await expectSeen(page, site, ['brand_vs_voices', 'fonts_vs_os']);
});
