import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import { driverInput, found, handInput } from './marks.ts';
import { renamed } from './renamed.ts';
import { type Visit, withContext, withHeaders, withReading } from './visit.ts';
import { webkit } from './webkit.ts';

/** Tools of the tail: each shows what the common ones do not, so that every signal meets somebody it was made for. */
export const rarerBots: Readonly<Record<string, Visit>> = {
  'Patchright, with a binding, after it acted': patchright(),
  'Puppeteer with an exposed function': exposed(),
  'Selenium of ten years ago': oldSelenium(),
  'Selenium with blanked built-ins that looked something up at once': withReading(
    debugged(),
    'globals',
    found(['ret_nodes']),
  ),
  'a Cypress run': withReading(debugged(), 'globals', found(['Cypress'])),
  PhantomJS: phantom(),
  'an assistant that fills in a form': assistant(),
  'a spoofer that works in the page': spoofer(),
  'a container that says it is Chrome on Windows': container(),
  'a phone that is a desktop': emulatedPhone(),
  'headless Chromium with only its user agent changed': halfHidden(),
  'headers copied from a list': copiedHeaders(),
  'a client without a user agent': withHeaders(copiedHeaders(), { 'user-agent': null }),
  'a crawler in a datacenter': withContext(
    renamed(
      chromium(),
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3) Chrome/147.0.0.0 Safari/537.36',
    ),
    { addressKind: { datacenter: true, proxy: false } },
  ),
  'a token handed from a farm to a script in a datacenter': withContext(chromium(), {
    presented: { sameNetwork: false, userAgent: 'python-requests/2.32.5' },
    addressKind: { datacenter: true, proxy: false },
  }),
};

/** A debugger listens; nothing else is odd. */
function debugged(): Visit {
  return withReading(chromium(), 'consoleSerialisation', { stackReads: 1, nameReads: 2 });
}

function patchright(): Visit {
  const fulfilled = { nextHopProtocol: '', connectStart: 6, requestStart: 6, responseStart: 40, responseEnd: 40 };
  return withReading(withReading(chromium(), 'navigationTiming', fulfilled), 'lateGlobals', { bindings: ['report'] });
}

function exposed(): Visit {
  const base = withReading(debugged(), 'globals', found(['puppeteer_report'], { bindings: ['puppeteer_report'] }));
  return withReading(base, 'lateGlobals', found(['puppeteer_report'], { bindings: ['puppeteer_report'] }));
}

function oldSelenium(): Visit {
  const document = [{ name: '__webdriver_evaluate', kind: 'function' as const }];
  const marked = withReading(firefox(), 'globals', { document, htmlAttributes: ['lang', 'webdriver'] });
  return withReading(marked, 'webdriver', { own: true, getterNative: false });
}

function phantom(): Visit {
  const named =
    'Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1';
  return withReading(renamed(webkit('gtk'), named), 'globals', found(['callPhantom', '_phantom']));
}

function assistant(): Visit {
  const overlays = { overlays: ['#claude-agent-glow-border'] };
  const acting = withReading(withReading(chromium(), 'globals', overlays), 'lateGlobals', overlays);
  return withReading(acting, 'interaction', { ...handInput, keys: 8, codelessKeys: 8, inputsWithoutKeys: 3 });
}

function spoofer(): Visit {
  const own = withReading(chromium(), 'platform', { ownNavigatorKeys: ['webdriver', 'languages'] });
  const flag = withReading(own, 'webdriver', { own: true, getterNative: false });
  const iframe = { ...own.readings.iframeRealm!.iframe, webdriver: true, platform: 'Linux x86_64' };
  const framed = withReading(flag, 'iframeRealm', { iframe, contentWindowGenuine: false });
  const spoken = withReading(framed, 'languages', { language: 'fr-FR', languages: ['en-US', 'en'] });
  const zoned = withReading(spoken, 'timeZone', {
    zone: 'America/New_York',
    offsetNow: 300,
    offsetJanuary: 300,
    offsetJuly: 240,
  });
  const listed = withReading(zoned, 'plugins', {
    names: ['Chrome PDF Plugin', 'Chrome PDF Viewer', 'Native Client'],
    pluginCount: 3,
    mimeTypeCount: 4,
    genuineLists: false,
    pdfViewer: false,
  });
  const mocked = withReading(listed, 'chromeObject', { runtime: 'other', native: false });
  return withReading(withReading(mocked, 'userAgent', { vendor: '' }), 'hardware', { memory: 12 });
}

function container(): Visit {
  const renderer = 'Mesa/X.org, llvmpipe (LLVM 15.0.6, 256 bits)';
  const drawn = withReading(withReading(chromium(), 'webgl', { unmaskedRenderer: renderer }), 'workerRealm', {
    webglRenderer: renderer,
  });
  const old = withReading(drawn, 'features', { bits: '1111111110000000' });
  const brands = [
    { brand: ' Not A;Brand', version: '99' },
    { brand: 'Chromium', version: '147' },
    { brand: 'Google Chrome', version: '147' },
  ];
  const hollow = { ...old.readings.clientHints!.high!, architecture: '', bitness: '' };
  const hinted = withReading(old, 'clientHints', { brands, high: hollow });
  const coded = withReading(hinted, 'codecs', { h264: '', aac: '' });
  const hooked = withReading(coded, 'globals', { hooks: ['Element.prototype._attachShadow'] });
  const silent = { synthesis: false, utterance: false, recognition: false, total: null, local: null, google: null };
  return withReading(withReading(hooked, 'speechVoices', silent), 'interaction', driverInput);
}

function emulatedPhone(): Visit {
  const phone = chromium({ system: 'android' }).readings.userAgent!.userAgent;
  const touched = withReading(renamed(chromium(), phone), 'touch', { onTouchStart: true, touchEvent: true });
  return withReading(touched, 'interaction', driverInput);
}

function halfHidden(): Visit {
  const brands = [
    { brand: 'HeadlessChrome', version: '147' },
    { brand: 'Not.A/Brand', version: '8' },
    { brand: 'Chromium', version: '147' },
  ];
  const base = withReading(chromium(), 'clientHints', { brands });
  return withReading(base, 'permissions', { notification: 'denied', notificationQuery: 'prompt' });
}

/** Evidence from elsewhere, sent with the headers of another browser. */
function copiedHeaders(): Visit {
  return withHeaders(chromium({ system: 'linux' }), {
    'user-agent':
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36',
    'sec-ch-ua': '" Not A;Brand";v="99", "Chromium";v="147", "Google Chrome";v="147"',
    'sec-ch-ua-platform': '"Windows"',
    'sec-ch-ua-mobile': '?0',
    'sec-fetch-site': null,
    'sec-fetch-mode': null,
    'sec-fetch-dest': null,
    'accept-language': 'ru-RU,ru',
  });
}
