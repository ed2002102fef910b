import { chromium } from './chromium.ts';
import { closeBots } from './close.ts';
import { firefox } from './firefox.ts';
import { driverInput, found, handInput } from './marks.ts';
import { networkBots } from './network.ts';
import { realmOf } from './realms.ts';
import { renamed } from './renamed.ts';
import { withNonce } from './seeds.ts';
import { rarerBots } from './tools.ts';
import { type Visit, withContext, withHeaders, withReading } from './visit.ts';
import { webkit } from './webkit.ts';

/** Tools as people run them, with the traces that the fleet showed. Every one of them must be caught. */
export const bots: Readonly<Record<string, Visit>> = {
  'Puppeteer, headless': headless(driven(server())),
  'Puppeteer, with a window': inset(driven(server())),
  'Puppeteer, flag hidden and a window of its own, after it typed': withReading(
    attached(server()),
    'interaction',
    driverInput,
  ),
  'Puppeteer with stealth, headless': stealth(withReading(server(), 'scrollbar', { width: 0 })),
  'Puppeteer with stealth, with a window': stealth(server()),
  'Playwright, headless': withReading(headless(driven(server())), 'mediaFeatures', { pointer: 'fine', hover: true }),
  'Playwright, with a window': taller(driven(server())),
  'Playwright through rebrowser patches': withReading(
    server(),
    'globals',
    found(['__pwInitScripts', '__playwright_builtins__']),
  ),
  'Playwright on Firefox, headless': headlessFirefox(
    withReading(firefox({ system: 'linux' }), 'webdriver', { value: 'true' }),
  ),
  'Playwright on WebKit that says it is Safari': withReading(
    renamed(webkit('gtk'), webkit('mac').readings.userAgent!.userAgent),
    'webdriver',
    { value: 'true' },
  ),
  'fingerprint-injector on Playwright': injected(),
  'Selenium, headless': headless(withReading(driven(server()), 'globals', found(['cdc_adoQpoasnfa76pfcZLmcfl_Array']))),
  'Selenium, with a window': withReading(driven(server()), 'globals', found(['cdc_adoQpoasnfa76pfcZLmcfl_Array'])),
  'Selenium with renamed built-ins': withReading(
    driven(server()),
    'globals',
    found(['xyz_adoQpoasnfa76pfcZLmcfl_Array']),
  ),
  'Selenium with blanked built-ins, after it typed': withReading(
    withReading(attached(server()), 'lateGlobals', found(['ret_nodes'])),
    'interaction',
    { ...driverInput, fractionalMoves: 0 },
  ),
  'Firefox by BiDi, headless': headlessFirefox(bidi()),
  'Firefox by BiDi, with a window': inset(bidi()),
  'WebKit by its own driver': withReading(webkit('gtk'), 'webdriver', { value: 'true' }),
  'Taiko, headless': headless(driven(server())),
  'TestCafe, headless': withReading(headless(driven(server())), 'globals', found(['%hammerhead%', '%testCafeCore%'])),
  'WebdriverIO, headless': headless(withReading(driven(server()), 'globals', { hooks: ['customElements.define'] })),
  Stagehand: withReading(attached(server()), 'globals', found(['__stagehandV3Injected'])),
  'a client without a driver, with the manners of a hand': withReading(
    chromium({ system: 'linux', major: 156, brand: null, loopback: true }),
    'interaction',
    { ...handInput, coalescedMoves: 0, fractionalMoves: 136, pressureless: 3 },
  ),
  'the same by somebody who minds pixels and pressure': careful(),
  'Patchright, after it clicked': withReading(
    chromium({ system: 'linux', major: 156, brand: null, loopback: true }),
    'interaction',
    { ...driverInput, pointerMoves: 1, fractionalMoves: 1, presses: 1, mousePresses: 1, pressureless: 0 },
  ),
  'a recording of a person, signed anew': withContext(chromium(), { sameTimings: 3 }),
  'a recording of a person, every time shifted a little': withContext(chromium(), { nearTimings: 2, sameInput: 2 }),
  'a recording of a person under a nonce of its own': withReading(
    withNonce(chromium(), 'fresh', 'recorded'),
    'hardware',
    { cores: 12 },
  ),
  'browser-use, after it acted': withReading(
    withReading(agent(), 'eventClock', { moves: 64, moveTenths: 10, keys: 24, keyTenths: 9 }),
    'interaction',
    { ...driverInput, everFocused: false },
  ),
  jsdom: renamed(
    withReading(chromium(), 'nativeFunctions', { altered: ['Navigator.userAgent'] }),
    'Mozilla/5.0 (linux) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/26.0.0',
  ),
  'curl with evidence from elsewhere': withHeaders(chromium(), { 'user-agent': 'curl/8.14.1', 'sec-ch-ua': null }),
  'Python that replays evidence with the right user agent': withHeaders(chromium(), {
    'sec-ch-ua': null,
    'sec-ch-ua-platform': null,
    'sec-ch-ua-mobile': null,
    'sec-fetch-site': null,
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    'accept-language': null,
    'accept-encoding': 'gzip',
    'user-agent': chromium({ major: 138 }).readings.userAgent!.userAgent,
  }),
  ...closeBots,
  ...rarerBots,
  ...networkBots,
};

/** Chromium on a Linux server without a graphics chip. */
function server(): Visit {
  const renderer = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)';
  const base = withReading(chromium({ system: 'linux', major: 156, brand: null, loopback: true }), 'webgl', {
    unmaskedRenderer: renderer,
  });
  const silent = withReading(base, 'speechVoices', { total: 0, local: 0, google: 0 });
  return withReading(silent, 'workerRealm', { webglRenderer: renderer });
}

/** A debugger listens to page and worker. */
function attached(base: Visit): Visit {
  const page = withReading(base, 'consoleSerialisation', { stackReads: 1, nameReads: 2 });
  return withReading(page, 'workerRealm', { consoleStackReads: 1, consoleNameReads: 2 });
}

/** The same, and the browser says so. */
function driven(base: Visit): Visit {
  return withReading(attached(base), 'webdriver', { value: 'true' });
}

function headless(base: Visit): Visit {
  const named = renamed(base, base.readings.userAgent!.userAgent.replace('Chrome/', 'HeadlessChrome/'));
  const bare = withReading(named, 'mediaFeatures', {
    pointer: 'none',
    anyPointer: 'none',
    hover: false,
    anyHover: false,
  });
  const small = withReading(bare, 'windowGeometry', {
    innerWidth: 800,
    innerHeight: 600,
    outerWidth: 780,
    outerHeight: 580,
  });
  const screened = withReading(small, 'screen', { width: 800, height: 600, availWidth: 800, availHeight: 600 });
  return withReading(screened, 'scrollbar', { width: 0 });
}

function inset(base: Visit): Visit {
  return withReading(base, 'windowGeometry', { innerWidth: 800, innerHeight: 600, outerWidth: 945, outerHeight: 1060 });
}

function taller(base: Visit): Visit {
  const sized = withReading(base, 'windowGeometry', {
    innerWidth: 1280,
    innerHeight: 720,
    outerWidth: 1288,
    outerHeight: 805,
  });
  return withReading(sized, 'screen', { width: 1280, height: 720, availWidth: 1280, availHeight: 720 });
}

function headlessFirefox(base: Visit): Visit {
  const bare = withReading(base, 'mediaFeatures', {
    pointer: 'none',
    anyPointer: 'none',
    hover: false,
    anyHover: false,
  });
  const screened = withReading(bare, 'screen', { width: 1366, height: 768, availWidth: 1366, availHeight: 768 });
  const sized = withReading(screened, 'windowGeometry', {
    innerWidth: 1366,
    innerHeight: 683,
    outerWidth: 1366,
    outerHeight: 768,
  });
  return withReading(sized, 'scrollbar', { width: 12 });
}

function bidi(): Visit {
  const base = withReading(firefox({ system: 'linux' }), 'webdriver', { value: 'true' });
  return withReading(base, 'consoleSerialisation', { prototypeReads: 1 });
}

/** puppeteer-extra-plugin-stealth: Windows and an Intel chip in the page, the truth in the worker. */
function stealth(base: Visit): Visit {
  const truth = realmOf(base.readings);
  const said = withReading(attached(base), 'platform', { platform: 'Win32' });
  const machine = withReading(withReading(said, 'hardware', { cores: 4 }), 'webgl', {
    unmaskedRenderer: 'Intel Iris OpenGL Engine',
  });
  const proxied = ['Navigator.languages', 'HTMLMediaElement.canPlayType', 'WebGLRenderingContext.getParameter'];
  const patched = withReading(machine, 'nativeFunctions', { misbehaving: proxied, toStringNative: false });
  const sized = withReading(patched, 'windowGeometry', { outerWidth: 1920, innerHeight: 900, outerHeight: 985 });
  return withReading(sized, 'workerRealm', { identity: { ...truth, cores: 2, platform: 'Linux x86_64' } });
}

function injected(): Visit {
  const base = attached(server());
  const truth = realmOf(base.readings);
  const altered = [
    'Navigator.userAgent',
    'Navigator.platform',
    'Navigator.webdriver',
    'Navigator.languages',
    'Screen.width',
  ];
  const said = withReading(withReading(base, 'nativeFunctions', { altered }), 'platform', { platform: 'Win32' });
  const sized = withReading(said, 'windowGeometry', {
    innerWidth: 1536,
    innerHeight: 960,
    outerWidth: 1536,
    outerHeight: 912,
  });
  const machine = withReading(sized, 'hardware', { cores: 12, memory: 8 });
  const named = withReading(machine, 'userAgent', {
    userAgent: chromium({ major: 147 }).readings.userAgent!.userAgent,
  });
  return withReading(named, 'workerRealm', { identity: { ...truth, cores: 2 } });
}

function agent(): Visit {
  const base = withReading(attached(server()), 'connection', { hasDownlinkMax: true, type: 'ethernet' });
  const bare = withReading(base, 'mediaFeatures', {
    pointer: 'none',
    anyPointer: 'none',
    hover: false,
    anyHover: false,
  });
  return withReading(bare, 'focus', { hasFocus: false });
}

/**
 * Known to be missed. Real input events into an ordinary browser, without a debugger, leave no artefact at all. Nor does a
 * debugger's hand that gives its input whole milliseconds, moves without waiting and speaks of nothing else. And who lets a
 * page send nothing after its verdict has shown no hand: what is absent speaks against nobody.
 */
export const knownMisses: Readonly<Record<string, Visit>> = {
  'input events of the system, sent by a script': withReading(server(), 'interaction', {
    ...handInput,
    pointerMoves: 3,
    coalescedMoves: 0,
    keyDwellMedianMs: 4,
    pressMedianMs: 4,
    mousePresses: 1,
    presses: 1,
  }),
  'the debugging protocol by somebody who minds the clock of its input too': careful(1),
  'the same where nothing is sent after the verdict': withReading(server(), 'windowGeometry', {
    screenX: 10,
    screenY: 10,
  }),
};

/** A hand on the debugging protocol, from a window somewhere on an X11 screen: only the clock of its input is another. */
function careful(tenths = 10): Visit {
  const placed = withReading(server(), 'windowGeometry', { screenX: 10, screenY: 10 });
  const timed = withReading(placed, 'eventClock', {
    ...{ moves: 64, moveTenths: tenths, keys: 50, keyTenths: tenths },
    ...{ mouse: 64, mouseTenths: tenths },
  });
  return withReading(timed, 'interaction', { ...handInput, coalescedMoves: 0 });
}
