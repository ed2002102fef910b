import { describe, expect, it } from 'vitest';
import { claimOf } from './claim.ts';

const CASES: ReadonlyArray<readonly [name: string, userAgent: string, claim: string]> = [
  [
    'Chrome on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
    'chrome 147 blink windows',
  ],
  [
    'Edge',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0',
    'edge 147 blink windows',
  ],
  [
    'Opera',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36 OPR/129.0.0.0',
    'opera 145 blink macos',
  ],
  [
    'Samsung Internet',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/30.0 Chrome/138.0.0.0 Mobile Safari/537.36',
    'samsung 138 blink android mobile',
  ],
  [
    'a tablet',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
    'chrome 147 blink android',
  ],
  [
    'ChromeOS',
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
    'chrome 147 blink chromeos',
  ],
  [
    'headless Chromium',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
    'chrome 156 blink linux',
  ],
  [
    'an Android WebView',
    'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/147.0.0.0 Mobile Safari/537.36',
    'chrome 147 blink android mobile embedded',
  ],
  [
    'Electron',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Notes/2.1.0 Chrome/138.0.0.0 Electron/37.2.0 Safari/537.36',
    'other 138 blink linux embedded',
  ],
  [
    'a browser built on Qt',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Falkon/22.12.0 QtWebEngine/5.15.13 Chrome/87.0.4280.144 Safari/537.36',
    'other 87 blink linux embedded',
  ],
  [
    'a television',
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.270 Safari/537.36 WebAppManager',
    'chrome 120 blink linux embedded',
  ],
  [
    'Firefox on Linux',
    'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    'firefox 153 gecko linux',
  ],
  [
    'Firefox on Android',
    'Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0',
    'firefox 153 gecko android mobile',
  ],
  [
    'Safari on a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'safari 26 webkit macos',
  ],
  [
    'Safari on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
    'safari 26 webkit ios mobile',
  ],
  [
    'Chrome on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/147.0.0.0 Mobile/15E148 Safari/604.1',
    'other null webkit ios mobile',
  ],
  [
    'an application on an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
    'other null webkit ios mobile embedded',
  ],
  [
    'GNOME Web',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/60.5 Safari/605.1.15',
    'other 60 webkit linux',
  ],
  [
    'a super-app',
    'Mozilla/5.0 (Linux; Android 12; M2102) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
    'chrome 124 blink android mobile embedded',
  ],
  ['curl', 'curl/8.14.1', 'other null unknown unknown'],
  ['nothing', '', 'unknown null unknown unknown'],
];

describe('what a user agent claims', () => {
  it.each(CASES)('%s', (_, userAgent, expected) => {
    const { browser, major, engine, os, mobile, embedded } = claimOf(userAgent);
    const said = [browser, String(major), engine, os, mobile && 'mobile', embedded && 'embedded'].filter(
      (x) => x !== false,
    );
    expect(said.join(' ')).toBe(expected);
  });
});
