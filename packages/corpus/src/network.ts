import type { TlsSeen, Visits } from '@veridict/verifier';
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import { documentVisit, overHttp1, withHeaderValue } from './requests.ts';
import { type Visit, withContext, withHeaders } from './visit.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';
const GOOGLEBOT =
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/147.0.0.0 Safari/537.36';

/** OpenSSL as curl sets it up, and curl's HTTP/2. */
const CURL: TlsSeen = {
  ja4: 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6',
  alpn: 'h2',
  http2: {
    text: '3:100;4:33554432;2:0|33488897|0|m,p,s,a',
    settings: [
      [3, 100],
      [4, 33_554_432],
      [2, 0],
    ],
    windowUpdate: 33_488_897,
    priorityFrames: 0,
    headersPriority: null,
    pseudoOrder: 'm,p,s,a',
  },
};
const SOCKETS: TlsSeen = { ja4: 't13d1812h1_85036bcba153_d41ae481755e', alpn: 'http/1.1', http2: null };

/** Pages that one client asks for within minutes, and what it leaves out. */
const READER: Visits = {
  pages: 14,
  assets: 96,
  runs: 14,
  withCookie: 13,
  spanMs: 420_000,
  unevenness: 0.9,
  others: { assets: true, cookies: true },
};
const SCRAPER: Visits = { ...READER, assets: 0, runs: 0, withCookie: 0, spanMs: 12_000, unevenness: 0.02 };

const rented = { datacenter: false, proxy: false, hostingName: true };

/** Clients that run no script, and what their requests and connections show. Every one of them must be caught. */
export const networkBots: Readonly<Record<string, Visit>> = {
  'curl with all of Chrome’s headers': withContext(documentVisit('chromium'), { tls: CURL }),
  'curl with all of Firefox’s headers over HTTP/1.1': withContext(
    withHeaders(overHttp1(documentVisit('firefox')), { connection: null }),
    { tls: { ja4: 't13d3112h1_e8f1e7e78f70_b26ce05bbdd6', alpn: 'http/1.1', http2: null } },
  ),
  'an impersonator with a template of its own': withContext(
    withHeaders(documentVisit('chromium'), {
      'user-agent': CHROME,
      'upgrade-insecure-requests': null,
      priority: null,
      referer: 'https://www.google.com/search',
      'sec-fetch-site': 'cross-site',
    }),
    { tls: { ...documentVisit('firefox').context.tls! }, learned: { matches: 0, total: 4_000 } },
  ),
  'an impersonator whose headers come in another order': withHeaders(documentVisit('chromium'), {
    'upgrade-insecure-requests': null,
    'sec-fetch-user': null,
    accept: 'text/html,*/*;q=0.8',
  }),
  'a library over HTTP/1.1 with Chrome’s user agent': withContext(
    withHeaders(documentVisit('chromium', 'http'), {
      'user-agent': CHROME,
      accept: 'text/html',
      'accept-language': 'en',
    }),
    { tls: SOCKETS },
  ),
  'a scraper in Googlebot’s clothes': withContext(withHeaderValue(documentVisit('chromium'), 'user-agent', GOOGLEBOT), {
    identity: { kind: 'spoofed', name: 'Googlebot', category: 'search_engine', operator: 'Google' },
    addressKind: rented,
    velocity: { address: 600, network: 600, session: 45 },
    forwardingSpoofed: ['x-forwarded-for'],
  }),
  'a library with Chromium’s handshake and headers, made for an earlier version': withContext(
    documentVisit('chromium'),
    {
      tls: {
        ...documentVisit('chromium').context.tls!,
        hello: {
          grease: false,
          extensions: [11, 65281, 17613, 0, 23, 35, 13, 5, 10, 16, 18, 51, 45, 43, 27, 65037],
          groups: [4588, 29, 23, 24],
          signatureAlgorithms: [513, 515, 1025, 1027, 1281, 1283, 1537, 1539, 2052, 2053, 2054],
        },
      },
    },
  ),
  'a flawless copy of a browser that reads page after page': withContext(documentVisit('chromium'), {
    visits: SCRAPER,
  }),
  'a token made in a browser and used by a script': withContext(chromium(), {
    tls: documentVisit('chromium').context.tls,
    presented: { sameNetwork: false, userAgent: null, ja4: documentVisit('firefox').context.tls!.ja4 },
  }),
  'a page fetched by a script whose collector runs in a farm': withContext(chromium(), {
    tls: documentVisit('chromium').context.tls,
    document: { sameNetwork: false, userAgent: 'python-requests/2.32.5', ja4: CURL.ja4 },
  }),
  'a session that goes on in another browser': withContext(chromium(), {
    tls: documentVisit('chromium').context.tls,
    sessionTls: documentVisit('firefox').context.tls,
  }),
  'a challenge that is solved elsewhere': withContext(chromium(), {
    tls: documentVisit('chromium').context.tls,
    laterTls: documentVisit('firefox').context.tls,
  }),
  'a robot that nobody can check': withContext(withHeaderValue(documentVisit('chromium'), 'user-agent', GOOGLEBOT), {
    identity: { kind: 'claimed', name: 'Googlebot', category: 'search_engine', operator: 'Google' },
  }),
};

/** People with odd addresses, and one whose browser connects as its like do. Every one of them must be let in. */
export const networkPeople: Readonly<Record<string, Visit>> = {
  'Firefox behind Tor': withContext(firefox(), { addressKind: { datacenter: false, proxy: false, tor: true } }),
  'Chrome behind a listed VPN in a datacenter': withContext(chromium(), {
    addressKind: { datacenter: true, proxy: false, vpn: true },
  }),
  'Chrome that connects as Chrome does here': withContext(chromium(), {
    tls: documentVisit('chromium').context.tls,
    learned: { matches: 3_000, total: 4_000 },
  }),
  'Chrome that reads page after page': withContext(chromium(), { visits: READER }),
  'a laptop that goes behind a company gateway in the middle of a visit': withContext(chromium(), {
    tls: { ja4: CURL.ja4 },
    sessionTls: documentVisit('chromium').context.tls,
  }),
  'a laptop that goes behind a company gateway while a page is open': withContext(chromium(), {
    tls: documentVisit('chromium').context.tls,
    laterTls: { ja4: CURL.ja4, http2: CURL.http2! },
  }),
  'Chrome behind a company gateway that opens TLS and speaks HTTP/1.1': withContext(
    withHeaders(chromium(), { connection: 'keep-alive' }),
    { tls: { ja4: 't13d3112h1_e8f1e7e78f70_b26ce05bbdd6', alpn: 'http/1.1', http2: null } },
  ),
  'Chrome behind a company gateway that opens TLS': withContext(chromium(), {
    tls: { ja4: 't13d3112h2_e8f1e7e78f70_b26ce05bbdd6' },
    addressKind: { datacenter: false, proxy: false, relay: true },
  }),
};
