import type { Claim, Os } from './facts.ts';

/** Nothing is claimed. */
export const NO_CLAIM: Claim = {
  browser: 'unknown',
  major: null,
  engine: 'unknown',
  os: 'unknown',
  mobile: false,
  embedded: false,
};

/**
 * Apps that show pages in a browser of their own: messengers, search apps and super-apps, televisions, consoles and cars,
 * and browsers built on Qt's copy of Chromium. Their engines are altered in many small ways that are nobody's disguise.
 */
const IN_APP =
  /; wv\)|\bGSA\/|FBA[NV]|Instagram|MicroMessenger|\bLine\/|Snapchat|Pinterest|TikTok|musical_ly|BytedanceWebview|UCBrowser|UCWEB|Quark\/|baiduboxapp|BIDUBrowser|MiuiBrowser|HeyTapBrowser|VivoBrowser|HuaweiBrowser|QQ\/|MQQBrowser|DingTalk|AliApp|KAKAOTALK|NAVER|DuckDuckGo\/|YaApp|Electron\/|CefSharp|QtWebEngine\/|SmartTV|SMART-TV|Web0S|\bTizen\b|PlayStation|Nintendo|\bXbox\b|\bTesla\//i;

/** The user agents read last: one request asks a dozen times after the same. */
const read = new Map<string, Claim>();
const mostRead = 64;

/** Read a user agent string. What is not recognised is `other` or `unknown`, never guessed. */
export function claimOf(userAgent: string): Claim {
  const known = read.get(userAgent);
  if (known) return known;
  const claim = readClaim(userAgent);
  if (read.size >= mostRead) read.clear();
  read.set(userAgent, claim);
  return claim;
}

function readClaim(userAgent: string): Claim {
  if (userAgent.trim() === '') return NO_CLAIM;
  const os = claimedOs(userAgent);
  const mobile = /\bMobile\b|\bMobi\b|iPhone|iPod/.test(userAgent);
  const chromium = majorAfter(userAgent, /\b(?:Chrome|Chromium|HeadlessChrome)\/(\d+)/);
  const embedded = IN_APP.test(userAgent) || isBareWebView(userAgent, os);
  const shared = { os, mobile, embedded };
  // Every browser on iOS is WebKit, whatever it is called: Apple's rule, lifted only for a few in the EU.
  if (os === 'ios') {
    const named = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\//.test(userAgent);
    const browser = named || embedded ? 'other' : 'safari';
    return { browser, major: majorAfter(userAgent, /Version\/(\d+)/), engine: 'webkit', ...shared };
  }
  if (chromium !== null) return { browser: chromiumBrowser(userAgent), major: chromium, engine: 'blink', ...shared };
  const firefox = majorAfter(userAgent, /\bFirefox\/(\d+)/);
  if (firefox !== null && /\bGecko\//.test(userAgent)) {
    return { browser: 'firefox', major: firefox, engine: 'gecko', ...shared };
  }
  if (/AppleWebKit\//.test(userAgent)) {
    const browser = /\bSafari\//.test(userAgent) && os === 'macos' ? 'safari' : 'other';
    return { browser, major: majorAfter(userAgent, /Version\/(\d+)/), engine: 'webkit', ...shared };
  }
  return { ...NO_CLAIM, browser: 'other', ...shared };
}

function chromiumBrowser(userAgent: string): Claim['browser'] {
  if (/\bEdgA?\//.test(userAgent)) return 'edge';
  if (/\bOPR\/|\bOPX\//.test(userAgent)) return 'opera';
  if (/SamsungBrowser\//.test(userAgent)) return 'samsung';
  if (/\bBrave\//.test(userAgent)) return 'brave';
  if (/YaBrowser|Vivaldi|Whale\/|Electron\/|QtWebEngine/.test(userAgent)) return 'other';
  return 'chrome';
}

/** An iOS app's web view: WebKit without the `Version/` and `Safari/` that Safari itself sends. */
function isBareWebView(userAgent: string, os: Os): boolean {
  return os === 'ios' && !/Safari\//.test(userAgent);
}

function claimedOs(userAgent: string): Os {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/CrOS/.test(userAgent)) return 'chromeos';
  if (/Macintosh|Mac OS X/.test(userAgent)) return 'macos';
  if (/Linux|X11/.test(userAgent)) return 'linux';
  return 'unknown';
}

function majorAfter(userAgent: string, pattern: RegExp): number | null {
  const found = pattern.exec(userAgent)?.[1];
  return found === undefined ? null : Number(found);
}
