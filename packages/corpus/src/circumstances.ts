import { capturedRequests, documentVisit, overHttp1, requestVisit } from './requests.ts';
import { type Visit, withContext } from './visit.ts';

/** What becomes of a header: another value, gone (null), or a new one before the header named. */
type Edits = Readonly<Record<string, string | null | readonly [value: string, before: string]>>;

/** A captured request as the same browser sends it in other circumstances: edited where headers stand, since order counts. */
function edited(base: Visit, edits: Edits, method?: string): Visit {
  const { request } = base.context;
  if (!request) throw new TypeError('edited: this visit has no request');
  const headers: Array<readonly [string, string]> = [];
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    for (const [added, edit] of Object.entries(edits))
      if (Array.isArray(edit) && edit[1] === lower) headers.push([added, edit[0]]);
    const edit = edits[lower];
    if (edit === null || Array.isArray(edit)) continue;
    headers.push([name, typeof edit === 'string' ? edit : value]);
  }
  return withContext(base, { request: { ...request, method: method ?? request.method, headers } });
}

const capture = (visitor: string, path: string): Visit => {
  const found = capturedRequests.find((c) => c.visitor === visitor && c.path === path && c.request.secure);
  if (!found) throw new TypeError(`capture: no ${path} of ${visitor}`);
  return requestVisit(found);
};
const chromium = documentVisit('chromium');
const firefox = documentVisit('firefox');
const authorityOf = ({ context }: Visit): string =>
  context.request!.headers.find(([name]) => name === ':authority')![1];
const authority = authorityOf(chromium);
const own = `https://${authority}/`;
/** Where a link of another site leads in; of one’s own; and where nobody’s hand began it. */
const crossSite = { 'sec-fetch-site': 'cross-site', referer: ['https://www.google.com/', 'accept-encoding'] } as const;
const sameOrigin = { 'sec-fetch-site': 'same-origin', referer: [own, 'accept-encoding'] } as const;
const unprompted = { 'sec-fetch-user': null } as const;
const script = capture('chromium', '/script.js');
const fetched = capture('chromium', '/json');

const UA =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const PHONE = UA.replace('Windows NT 10.0; Win64; x64', 'Linux; Android 10; K').replace(' Safari', ' Mobile Safari');
/** Major 156 of a browser that takes Chromium’s list of brands with its own name in it. */
const branded = (brand: string) => `"Not:A-Brand";v="8", "Chromium";v="156", "${brand}";v="156"`;
const desktop = (brands: string, suffix = '', more: Edits = {}): Visit =>
  edited(chromium, { 'sec-ch-ua': brands, 'sec-ch-ua-platform': '"Windows"', 'user-agent': UA + suffix, ...more });
const phone = (brands: string, userAgent: string, more: Edits = {}): Visit =>
  edited(chromium, {
    'sec-ch-ua': brands,
    'sec-ch-ua-mobile': '?1',
    'sec-ch-ua-platform': '"Android"',
    'user-agent': userAgent,
    ...more,
  });

/** Safari’s page as measured by others: headers in its order, over Apple’s TLS and HTTP/2. */
function safari(system: string, rest: string, encodings = 'gzip, deflate, br'): Visit {
  const headers = [
    ...[':method', ':scheme', ':authority', ':path'].map(
      (name) => [name, name === ':authority' ? authority : 'x'] as const,
    ),
    ['sec-fetch-dest', 'document'] as const,
    ['user-agent', `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 (KHTML, like Gecko) ${rest}`] as const,
    ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'] as const,
    ['sec-fetch-site', 'none'] as const,
    ['sec-fetch-mode', 'navigate'] as const,
    ['accept-language', 'en-US,en;q=0.9'] as const,
    ['priority', 'u=0, i'] as const,
    ['accept-encoding', encodings] as const,
  ];
  const version = Number(/Version\/(\d+)/.exec(rest)?.[1] ?? 18);
  return withContext(chromium, {
    request: { method: 'GET', httpVersion: '2', secure: true, headers },
    tls: {
      ja4: 't13d2014h2_a09f3c656075_e42f34c56612',
      alpn: 'h2',
      http2: {
        text: '2:0;3:100;4:2097152;9:1|10420225|0|m,s,a,p',
        settings: [
          [2, 0],
          [3, 100],
          [4, 2_097_152],
          [9, 1],
        ],
        windowUpdate: 10_420_225,
        priorityFrames: 0,
        headersPriority: version > 18 ? null : { exclusive: false, dependency: 0, weight: 256 },
        pseudoOrder: 'm,s,a,p',
        isFirst: true,
      },
      hello: {
        grease: true,
        extensions: [0, 23, 65281, 10, 11, 16, 5, 13, 18, 51, 45, 43, 27, 21],
        groups: [29, 23, 24, 25],
        signatureAlgorithms: [1027, 2052, 1025, 1283, 2053, 2053, 1281, 2054, 1537, 513],
      },
    },
  });
}
const MAC = 'Macintosh; Intel Mac OS X 10_15_7';
const IPHONE = 'iPhone; CPU iPhone OS 18_5 like Mac OS X';

/**
 * Requests of people’s browsers in circumstances that the captures do not show: captures of this machine edited by what is
 * published of each. No header rule may hold anything against any of them.
 */
export const circumstances: Readonly<Record<string, Visit>> = {
  'Chromium, a link of another site': edited(chromium, crossSite),
  'Chromium, a link of the same site': edited(chromium, sameOrigin),
  'Chromium, a page that leads on by itself': edited(chromium, { ...sameOrigin, ...unprompted }),
  'Chromium, reloaded': edited(chromium, { ...sameOrigin, 'cache-control': ['max-age=0', 'sec-ch-ua'] }),
  'Chromium, reloaded without the cache': edited(chromium, {
    ...sameOrigin,
    pragma: ['no-cache', 'sec-ch-ua'],
    'cache-control': ['no-cache', 'sec-ch-ua'],
  }),
  'Chromium, back again, asking whether it changed': edited(chromium, {
    ...sameOrigin,
    'if-none-match': ['"a1"', 'priority'],
    'if-modified-since': ['Sat, 21 Nov 2026 10:00:00 GMT', 'priority'],
  }),
  'Chromium, a page fetched ahead': edited(chromium, {
    ...sameOrigin,
    ...unprompted,
    purpose: ['prefetch', 'sec-fetch-site'],
    'sec-purpose': ['prefetch', 'sec-fetch-site'],
  }),
  'Chromium, a page built ahead': edited(chromium, {
    ...sameOrigin,
    ...unprompted,
    'sec-purpose': ['prefetch;prerender', 'sec-fetch-site'],
  }),
  'Chromium, a link fetched ahead': edited(fetched, {
    accept: '*/*',
    'sec-fetch-mode': 'no-cors',
    'sec-purpose': ['prefetch', 'sec-fetch-site'],
  }),
  'Chromium, the script of a service worker': edited(script, {
    'cache-control': ['max-age=0', 'sec-ch-ua-platform'],
    'service-worker': ['script', 'accept'],
    'sec-fetch-mode': 'same-origin',
    'sec-fetch-dest': 'serviceworker',
  }),
  'Chromium, a page that its service worker fetches beforehand': edited(chromium, {
    ...sameOrigin,
    'service-worker-navigation-preload': ['true', 'sec-fetch-site'],
  }),
  'Chromium, a form that is sent': edited(
    chromium,
    {
      ...sameOrigin,
      'content-length': ['12', 'sec-ch-ua'],
      'cache-control': ['max-age=0', 'sec-ch-ua'],
      'content-type': ['application/x-www-form-urlencoded', 'user-agent'],
      origin: [own.slice(0, -1), 'accept'],
    },
    'POST',
  ),
  'Chromium, a download': edited(chromium, { ...sameOrigin }),
  'Chromium, do not track, and do not sell': edited(chromium, {
    dnt: ['1', 'upgrade-insecure-requests'],
    'sec-gpc': ['1', 'accept-encoding'],
  }),
  'Chromium that saves data': edited(chromium, { 'save-data': ['on', 'upgrade-insecure-requests'] }),
  'Chromium whose extension takes the referrer away': edited(chromium, { 'sec-fetch-site': 'cross-site' }),
  'Chromium with cookies': edited(chromium, { cookie: ['', 'priority'] }),
  'Chromium over HTTP/1.1': overHttp1(chromium),
  'Chromium that asked where a hint was wanted': edited(chromium, {
    'sec-ch-ua-full-version-list': ['"Not:A-Brand";v="8.0.0.0", "Chromium";v="156.0.0.0"', 'upgrade-insecure-requests'],
    'sec-ch-ua-arch': ['"x86"', 'upgrade-insecure-requests'],
  }),
  Chrome: desktop(branded('Google Chrome')),
  Edge: desktop(branded('Microsoft Edge'), ' Edg/156.0.0.0'),
  Vivaldi: desktop(branded('Vivaldi')),
  Brave: desktop(branded('Brave'), '', {
    'sec-gpc': ['1', 'accept-encoding'],
    'accept-language': 'en-US,en;q=0.6',
  }),
  Opera: desktop('"Opera";v="140", "Not:A-Brand";v="8", "Chromium";v="156"', ' OPR/140.0.0.0'),
  'Yandex Browser': desktop(
    '"Chromium";v="156", "Not:A-Brand";v="8", "YaBrowser";v="27.1", "Yowser";v="2.5"',
    ' YaBrowser/27.1.0.0',
  ),
  'Chrome on a phone': phone(branded('Google Chrome'), PHONE),
  'Chrome on a phone that asks for desktop pages': edited(chromium, {
    'sec-ch-ua': branded('Google Chrome'),
    'user-agent': UA.replace('Windows NT 10.0; Win64; x64', 'X11; Linux x86_64'),
  }),
  'Samsung Internet': phone(
    '"Chromium";v="156", "Samsung Internet";v="34.0", "Not:A-Brand";v="8"',
    PHONE.replace(' Chrome', ' SamsungBrowser/34.0 Chrome'),
  ),
  'a WebView of Android': phone(
    branded('Android WebView'),
    'Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP4A.250105.002; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/156.0.7100.80 Mobile Safari/537.36',
    { 'x-requested-with': ['com.example.reader', 'sec-fetch-site'], ...unprompted },
  ),
  'Facebook on Android': phone(
    branded('Android WebView'),
    'Mozilla/5.0 (Linux; Android 15; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/156.0.7100.80 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/540.0.0.0;]',
    { 'x-requested-with': ['com.facebook.katana', 'sec-fetch-site'], ...crossSite, ...unprompted },
  ),
  'Firefox, a link of another site': edited(firefox, {
    'sec-fetch-site': 'cross-site',
    referer: ['https://duckduckgo.com/', 'upgrade-insecure-requests'],
  }),
  'Firefox, reloaded': edited(firefox, {
    'sec-fetch-site': 'same-origin',
    referer: [`https://${authorityOf(firefox)}/`, 'upgrade-insecure-requests'],
    'cache-control': ['max-age=0', 'te'],
  }),
  'Firefox, do not track, and do not sell': edited(firefox, {
    dnt: ['1', 'upgrade-insecure-requests'],
    'sec-gpc': ['1', 'upgrade-insecure-requests'],
  }),
  'Firefox, a page fetched ahead': edited(capture('firefox', '/json'), {
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'sec-fetch-mode': 'no-cors',
    'sec-purpose': ['prefetch', 'sec-fetch-dest'],
  }),
  'Firefox on Android': edited(firefox, {
    'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0',
  }),
  'Tor Browser, which is Firefox on any system': edited(firefox, {
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0',
    'accept-language': 'en-US,en;q=0.5',
  }),
  'Firefox over HTTP/1.1': overHttp1(firefox),
  'Safari on a Mac': safari(MAC, 'Version/18.5 Safari/605.1.15'),
  'Safari 26 on a Mac': safari(MAC, 'Version/26.0 Safari/605.1.15', 'gzip, deflate, br, zstd'),
  'Safari on an iPhone': safari(IPHONE, 'Version/18.5 Mobile/15E148 Safari/604.1'),
  'Safari 26 on an iPhone': safari(
    'iPhone; CPU iPhone OS 18_7 like Mac OS X',
    'Version/26.0 Mobile/15E148 Safari/604.1',
  ),
  'Chrome on an iPhone': safari(IPHONE, 'CriOS/156.0.7100.80 Mobile/15E148 Safari/604.1'),
  'Firefox on an iPhone': safari(IPHONE, 'FxiOS/153.0 Mobile/15E148 Safari/605.1.15'),
  'Edge on an iPhone': safari(IPHONE, 'Version/18.0 EdgiOS/156.0.0.0 Mobile/15E148 Safari/604.1'),
  'Instagram on an iPhone': safari(IPHONE, 'Mobile/15E148 Instagram 400.0.0.20.80 (iPhone16,1; iOS 18_5; en_US)'),
  'DuckDuckGo on an iPhone': safari(IPHONE, 'Version/18.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15'),
};
