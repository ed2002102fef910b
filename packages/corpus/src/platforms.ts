import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import { touchPeople } from './glass.ts';
import { agreeingRealms } from './realms.ts';
import { renamed } from './renamed.ts';
import { type Visit, withContext, withFault, withHeaders, withReading } from './visit.ts';
import { webkit } from './webkit.ts';

const NO_METADATA = { 'sec-fetch-site': null, 'sec-fetch-mode': null, 'sec-fetch-dest': null };
const NO_HINTS = { 'sec-ch-ua': null, 'sec-ch-ua-mobile': null, 'sec-ch-ua-platform': null };
const UTC = { zone: 'UTC', offsetNow: 0, offsetJanuary: 0, offsetJuly: 0 };

/** Realms that say what their page says, whatever was changed in it. */
const agreed = (base: Visit): Visit => ({ ...base, readings: { ...base.readings, ...agreeingRealms(base.readings) } });

/**
 * People on platforms that no machine of ours is, made from what their makers document and from published user agents
 * and readings of each (November 2026). Every one of them is an ordinary visitor somewhere.
 */
export const platformPeople: Readonly<Record<string, Visit>> = {
  ...touchPeople,
  'Chrome 109 on Windows 7, the last there': withHeaders(
    withReading(chromium({ major: 109 }), 'clientHints', {
      high: { ...chromium({ major: 109 }).readings.clientHints!.high!, platformVersion: '0.1.0' },
    }),
    { 'accept-encoding': 'gzip, deflate, br' },
  ),
  'Opera on Windows': opera(),
  'Firefox ESR 115 on Windows 7': oldFirefox(),
  'Firefox where a company has switched WebGL off': withFault(firefox(), 'webgl', 'absent'),
  'Tor Browser': withContext(tor(), { addressKind: { datacenter: false, proxy: true, tor: true } }),
  'Mullvad Browser behind its VPN in a datacenter': withContext(tor(), {
    addressKind: { datacenter: true, proxy: false, vpn: true },
  }),
  'Safari 14 on an old Mac': oldSafari(),
  'DuckDuckGo on a Mac': renamed(
    webkit(),
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15 Ddg/26.0',
  ),
  'a WebView2 in an application on Windows': withReading(
    chromium({ brand: 'Microsoft Edge', suffix: ' Edg/147.0.0.0' }),
    'windowGeometry',
    { innerWidth: 1180, innerHeight: 760, outerWidth: 1194, outerHeight: 800, screenX: 210, screenY: 80 },
  ),
  'a television by LG': television(),
  'a car by Tesla': car(),
  'Linux inside of Windows': agreed(
    withReading(chromium({ system: 'linux' }), 'webgl', {
      unmaskedVendor: 'Google Inc. (Microsoft Corporation)',
      unmaskedRenderer: 'ANGLE (Microsoft Corporation, D3D12 (NVIDIA GeForce RTX 3060), OpenGL 4.6)',
    }),
  ),
  'a Chromebook without a touch screen': withReading(chromium({ system: 'chromeos' }), 'scrollbar', { width: 0 }),
};

function opera(): Visit {
  const base = chromium({ brand: 'Opera', suffix: ' OPR/131.0.0.0' });
  const brands = base.readings.clientHints!.brands.map((b) => (b.brand === 'Opera' ? { ...b, version: '131' } : b));
  const header = brands.map((b) => `"${b.brand}";v="${b.version}"`).join(', ');
  return agreed(withHeaders(withReading(base, 'clientHints', { brands }), { 'sec-ch-ua': header }));
}

function oldFirefox(): Visit {
  const userAgent = 'Mozilla/5.0 (Windows NT 6.1; Win64; x64; rv:109.0) Gecko/20100101 Firefox/115.0';
  const base = withReading(renamed(firefox({ major: 115 }), userAgent), 'userAgent', {
    oscpu: 'Windows NT 6.1; Win64; x64',
  });
  return withHeaders(base, { 'accept-encoding': 'gzip, deflate, br' });
}

/** The same window, screen, clock and chip for everybody who uses it. */
function tor(): Visit {
  const base = firefox({ major: 140, languages: ['en-US', 'en'] });
  const named = renamed(base, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0');
  const clock = withReading(named, 'timeZone', { ...UTC, intlOffsets: [0, 0, 0] });
  const slow = withReading(clock, 'privacy', { timerStepMs: 100 });
  const boxed = withReading(slow, 'windowGeometry', {
    innerWidth: 1400,
    innerHeight: 900,
    outerWidth: 1400,
    outerHeight: 900,
  });
  const screen = withReading(boxed, 'screen', { width: 1400, height: 900, availWidth: 1400, availHeight: 900 });
  const drawn = withReading(screen, 'canvas', { exact: false, stable: false });
  const mute = withReading(withReading(drawn, 'hardware', { cores: 2 }), 'speechVoices', {
    synthesis: false,
    utterance: false,
    total: null,
  });
  return agreed(withFault(withFault(mute, 'webgl', 'blocked'), 'mediaDevices', 'blocked'));
}

/** Before fetch metadata, coalesced events and the list of five plugins. */
function oldSafari(): Visit {
  const base = renamed(
    webkit(),
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.1.2 Safari/605.1.15',
  );
  const listed = withReading(base, 'plugins', {
    names: ['WebKit built-in PDF'],
    mimeTypes: ['application/pdf', 'text/pdf', 'application/postscript'],
    pluginCount: 1,
    mimeTypeCount: 3,
    pdfViewer: null,
  });
  const worded = withReading(listed, 'engine', { errorKeys: 'column,line,message,sourceURL,stack' });
  return withHeaders(withFault(worded, 'workerRealm', 'absent'), NO_METADATA);
}

/** webOS: a full version, no client hints, a pointer that is a remote control. */
function television(): Visit {
  const userAgent =
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.6367.243 Safari/537.36 WebAppManager';
  const base = withFault(
    withFault(chromium({ system: 'android', major: 124 }), 'clientHints', 'absent'),
    'permissions',
  );
  const set = withReading(renamed(base, userAgent), 'platform', { platform: 'Linux armv7l' });
  const wide = withReading(withReading(set, 'screen', { width: 1920, height: 1080 }), 'windowGeometry', {
    innerWidth: 1920,
    innerHeight: 1080,
    outerWidth: 1920,
    outerHeight: 1080,
    displayMode: 'fullscreen',
  });
  const still = withReading(wide, 'touch', { maxTouchPoints: 0, onTouchStart: false, touchEvent: false });
  const silent = withReading(still, 'speechVoices', { total: 0, local: 0, google: 0 });
  return agreed(withHeaders(withFault(silent, 'chromeObject', 'absent'), NO_HINTS));
}

function car(): Visit {
  const userAgent =
    'Mozilla/5.0 (X11; GNU/Linux) AppleWebKit/537.36 (KHTML, like Gecko) Chromium/136.0.7103.92 Chrome/136.0.7103.92 Safari/537.36 Tesla/2026.32.3';
  const base = withFault(chromium({ system: 'linux', brand: null, major: 138 }), 'clientHints', 'absent');
  const glass = withReading(renamed(base, userAgent), 'touch', {
    maxTouchPoints: 10,
    onTouchStart: true,
    touchEvent: true,
  });
  const pointed = withReading(glass, 'mediaFeatures', {
    pointer: 'coarse',
    anyPointer: 'coarse',
    hover: false,
    anyHover: false,
  });
  const silent = withReading(pointed, 'speechVoices', { total: 0, local: 0, google: 0 });
  return agreed(withHeaders(silent, NO_HINTS));
}
