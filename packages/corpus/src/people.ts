import { type ChromiumOptions, chromium } from './chromium.ts';
import { closePeople } from './close.ts';
import { firefox } from './firefox.ts';
import { handInput } from './marks.ts';
import { networkPeople } from './network.ts';
import { platformPeople } from './platforms.ts';
import { realmOf } from './realms.ts';
import { renamed } from './renamed.ts';
import { type Visit, withContext, withFault, withHeaders, withReading } from './visit.ts';
import { webkit } from './webkit.ts';

const SWIFTSHADER = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)';
const SILENT = { total: 0, local: 0, google: 0 };
const DEAF = { audioInput: 0, audioOutput: 0, videoInput: 0 };
const UTC = {
  zone: 'UTC',
  offsetNow: 0,
  offsetJanuary: 0,
  offsetJuly: 0,
  intlOffsets: [0, 0, 0] as [number, number, number],
};

/** People, and what is odd about each of them. Every one of them must be let in. */
export const people: Readonly<Record<string, Visit>> = {
  'Chrome on Windows': chromium(),
  'Chrome on Windows, one version and a half behind': chromium({ major: 138 }),
  'Chrome on a Mac': chromium({ system: 'macos' }),
  'Chrome on Linux': chromium({ system: 'linux' }),
  'Chromium on Linux': chromium({ system: 'linux', brand: null, major: 156 }),
  'Chrome on an Android phone': chromium({ system: 'android' }),
  'Chrome on a Chromebook': chromium({ system: 'chromeos' }),
  'Edge on Windows': chromium({ brand: 'Microsoft Edge', suffix: ' Edg/147.0.0.0' }),
  'Brave on Windows': brave(),
  'Samsung Internet': samsung(),
  'Firefox on Windows': firefox(),
  'Firefox on Linux': firefox({ system: 'linux' }),
  'Firefox on a Mac': firefox({ system: 'macos' }),
  'Firefox that resists fingerprinting': resistant(),
  'Safari on a Mac': webkit(),
  'Safari on an iPhone': webkit('iphone'),
  'Safari on an iPad that asks for desktop pages': webkit('ipad-desktop-pages'),
  'Safari in Lockdown mode': lockdown(),
  'GNOME Web': webkit('gtk'),
  'an application that shows the page in a WebView': webView({}),
  'a super-app with an engine of its own': superApp(),
  'Chrome on plain http in an office': chromium({ insecure: true }),
  'Chrome on loopback': chromium({ loopback: true }),
  'a page that lets no worker start': withFault(chromium(), 'workerRealm', 'blocked'),
  'Firefox where no worker may start': withFault(firefox(), 'workerRealm', 'blocked'),
  'consent without canvas, voices and devices': withFault(chromium(), 'canvas', 'blocked'),
  'Chromium under Xvfb without a graphics chip': xvfb(),
  'Firefox under Xvfb': xvfbFirefox(),
  'an office on a remote desktop': remoteDesktop(),
  'an office on a remote desktop that brings no mouse': withReading(remoteDesktop(), 'mediaFeatures', {
    pointer: 'none',
    anyPointer: 'none',
    hover: false,
    anyHover: false,
  }),
  'an office on a remote desktop, behind a datacenter gateway': withContext(remoteDesktop(), {
    addressKind: { datacenter: true, proxy: false },
  }),
  'a person whom a challenge let in': withContext(chromium(), { challenge: 'solved' }),
  'a VPN': withContext(chromium(), { addressKind: { datacenter: true, proxy: true } }),
  'a developer with DevTools open': developer(),
  'a developer with DevTools open on a machine without a graphics chip': withReading(
    withReading(developer(), 'webgl', { unmaskedRenderer: SWIFTSHADER }),
    'workerRealm',
    { webglRenderer: SWIFTSHADER },
  ),
  'a person who uses keys only': keysOnly(),
  'a person with a screen magnifier and high contrast': withReading(chromium(), 'mediaFeatures', {
    forcedColors: true,
    moreContrast: true,
  }),
  'a person with an extension against fingerprinting': withReading(chromium(), 'nativeFunctions', {
    altered: ['HTMLCanvasElement.toDataURL', 'CanvasRenderingContext2D.getImageData', 'Navigator.hardwareConcurrency'],
  }),
  'a person with wallets': withReading(chromium(), 'platform', { ownNavigatorKeys: ['phantom'] }),
  'a person who zooms out to half': withReading(chromium(), 'windowGeometry', { innerWidth: 3840, innerHeight: 1890 }),
  'a person who zooms in to 150 %': withReading(chromium(), 'windowGeometry', { innerWidth: 1280, innerHeight: 630 }),
  'a tab opened in the background': withReading(chromium(), 'focus', { hasFocus: false, visible: false }),
  'a person with a mouse': withReading(chromium(), 'interaction', handInput),
  'a page with zone.js and an error tracker': withReading(chromium(), 'nativeFunctions', {
    altered: ['EventTarget.addEventListener', 'Function.toString'],
    toStringNative: false,
  }),
  'a company gateway that ends TLS': withContext(chromium(), { tls: { ja4: 't12d4605h2_85626a9a5f7f_aaf95bb78ec9' } }),
  ...closePeople,
  ...networkPeople,
  ...platformPeople,
};

function brave(): Visit {
  const base = chromium({ brand: 'Brave' });
  const farbled = withReading(withReading(base, 'privacy', { braveApi: true }), 'canvas', { exact: false });
  const cores = withReading(farbled, 'hardware', { cores: 6 });
  return withReading(cores, 'speechVoices', SILENT);
}

function samsung(): Visit {
  const base = chromium({ system: 'android', major: 138, suffix: '' });
  const userAgent = base.readings.userAgent!.userAgent.replace('Chrome/', 'SamsungBrowser/30.0 Chrome/');
  const brands = [
    { brand: 'Samsung Internet', version: '30.0' },
    { brand: 'Not)A;Brand', version: '8' },
    { brand: 'Chromium', version: '138' },
  ];
  const named = renamed(withReading(base, 'clientHints', { brands }), userAgent);
  const header = brands.map((b) => `"${b.brand}";v="${b.version}"`).join(', ');
  return withHeaders(withReading(named, 'permissions', { notificationQuery: 'denied' }), { 'sec-ch-ua': header });
}

function resistant(): Visit {
  const plain = firefox({ languages: ['en-US', 'en'] });
  const clock = withReading(withReading(plain, 'timeZone', UTC), 'privacy', { timerStepMs: 16.67 });
  const small = withReading(clock, 'windowGeometry', {
    innerWidth: 1400,
    innerHeight: 900,
    outerWidth: 1400,
    outerHeight: 900,
  });
  const screen = { width: 1400, height: 900, availWidth: 1400, availHeight: 900, pixelRatio: 2 };
  const drawn = withReading(withReading(small, 'screen', screen), 'canvas', { exact: false, stable: false });
  const mute = withReading(withReading(drawn, 'hardware', { cores: 2 }), 'speechVoices', {
    synthesis: false,
    utterance: false,
    total: null,
  });
  const nameless = withReading(mute, 'webgl', { unmaskedVendor: null, unmaskedRenderer: null, renderer: 'Mozilla' });
  const identity = realmOf(nameless.readings);
  return withReading(withReading(nameless, 'workerRealm', { identity, webglRenderer: 'Mozilla' }), 'iframeRealm', {
    page: identity,
    iframe: identity,
  });
}

function lockdown(): Visit {
  const base = withFault(withFault(webkit(), 'webgl', 'absent'), 'mediaDevices', 'absent');
  return withReading(base, 'storage', { indexedDb: false, serviceWorker: false });
}

function webView(options: ChromiumOptions): Visit {
  const base = chromium({ system: 'android', brand: 'Android WebView', ...options });
  const app =
    'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/147.0.0.0 Mobile Safari/537.36';
  const bare = withFault(withFault(renamed(base, app), 'chromeObject', 'absent'), 'permissions', 'absent');
  return withHeaders(bare, { 'x-requested-with': 'com.example.notes' });
}

function superApp(): Visit {
  const app =
    'Mozilla/5.0 (Linux; Android 12; M2102) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50';
  const base = renamed(withFault(chromium({ system: 'android', major: 124 }), 'clientHints', 'absent'), app);
  const altered = withReading(base, 'engine', { evalLength: 39 });
  const stripped = { 'sec-ch-ua': null, 'sec-ch-ua-mobile': null, 'sec-ch-ua-platform': null };
  return withHeaders(withReading(altered, 'nativeFunctions', { altered: ['Navigator.userAgent'] }), stripped);
}

function xvfb(): Visit {
  const base = chromium({ system: 'linux', brand: null, major: 156, loopback: true });
  const drawn = withReading(base, 'webgl', { unmaskedRenderer: SWIFTSHADER });
  const alone = withReading(withReading(drawn, 'speechVoices', SILENT), 'mediaDevices', DEAF);
  const zoned = withReading(alone, 'timeZone', UTC);
  const screen = withReading(zoned, 'screen', { width: 1280, height: 800, availWidth: 1280, availHeight: 800 });
  const placed = withReading(screen, 'windowGeometry', {
    innerWidth: 1265,
    innerHeight: 701,
    outerWidth: 1265,
    outerHeight: 788,
  });
  const identity = realmOf(placed.readings);
  return withReading(withReading(placed, 'workerRealm', { identity, webglRenderer: SWIFTSHADER }), 'iframeRealm', {
    page: identity,
    iframe: identity,
  });
}

function xvfbFirefox(): Visit {
  const base = withReading(firefox({ system: 'linux' }), 'webgl', { unmaskedRenderer: 'llvmpipe, or similar' });
  const zoned = withReading(withReading(base, 'timeZone', UTC), 'mediaDevices', DEAF);
  const identity = realmOf(zoned.readings);
  return withReading(
    withReading(zoned, 'workerRealm', { identity, webglRenderer: 'llvmpipe, or similar' }),
    'iframeRealm',
    { page: identity, iframe: identity },
  );
}

function remoteDesktop(): Visit {
  const renderer = 'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)';
  const base = withReading(chromium(), 'webgl', { unmaskedRenderer: renderer });
  const drawn = withReading(base, 'workerRealm', { webglRenderer: renderer });
  return withReading(withReading(drawn, 'speechVoices', SILENT), 'mediaDevices', DEAF);
}

function developer(): Visit {
  const base = withReading(chromium(), 'consoleSerialisation', { stackReads: 1, nameReads: 2 });
  const attached = withReading(base, 'workerRealm', { consoleStackReads: 1, consoleNameReads: 2 });
  return withReading(attached, 'windowGeometry', { innerWidth: 1260 });
}

function keysOnly(): Visit {
  const still = { pointerMoves: 0, coalescedMoves: 0, presses: 0, mousePresses: 0, pressMedianMs: null, wheels: 0 };
  return withReading(chromium(), 'interaction', { ...handInput, ...still });
}
