import type { ReadingValues } from '@veridict/contract';
import type { PresentReadings, RequestSeen } from '@veridict/verifier';
import { FEATURE_SINCE, ORIGIN, quiet } from './quiet.ts';
import { agreeingRealms } from './realms.ts';
import { type Visit, visit } from './visit.ts';

type System = 'windows' | 'macos' | 'linux' | 'android' | 'chromeos';

const SYSTEMS: Record<System, { token: string; platform: string; hint: string; version: string; renderer: string }> = {
  windows: {
    token: 'Windows NT 10.0; Win64; x64',
    platform: 'Win32',
    hint: 'Windows',
    version: '19.0.0',
    renderer: 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002503) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  },
  macos: {
    token: 'Macintosh; Intel Mac OS X 10_15_7',
    platform: 'MacIntel',
    hint: 'macOS',
    version: '15.6.0',
    renderer: 'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
  },
  linux: {
    token: 'X11; Linux x86_64',
    platform: 'Linux x86_64',
    hint: 'Linux',
    version: '',
    renderer: 'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
  },
  android: {
    token: 'Linux; Android 10; K',
    platform: 'Linux armv81',
    hint: 'Android',
    version: '15.0.0',
    renderer: 'ANGLE (Qualcomm, Adreno (TM) 740, OpenGL ES 3.2)',
  },
  chromeos: {
    token: 'X11; CrOS x86_64 14541.0.0',
    platform: 'Linux x86_64',
    hint: 'Chrome OS',
    version: '16181.61.0',
    renderer: 'ANGLE (Intel, Mesa Intel(R) Graphics (ADL GT2), OpenGL ES 3.2)',
  },
};

/** What a Chromium browser is, as far as its readings depend on it. */
export interface ChromiumOptions {
  system?: System;
  major?: number;
  /** as its makers call it; null for plain Chromium */
  brand?: string | null;
  /** what follows in the user agent, such as ` Edg/147.0.0.0` */
  suffix?: string;
  languages?: readonly string[];
  /** the page is not on https */
  insecure?: boolean;
  /** the connection the server sees is plain, on loopback */
  loopback?: boolean;
}

/** A Chromium browser on a machine with a screen, a graphics chip and somebody in front of it. */
export function chromium(options: ChromiumOptions = {}): Visit {
  const { system = 'windows', major = 147, brand = 'Google Chrome', suffix = '', insecure = false } = options;
  const languages = [...(options.languages ?? ['en-US', 'en'])];
  const { token, platform, hint, version, renderer } = SYSTEMS[system];
  const mobile = system === 'android';
  const userAgent = `Mozilla/5.0 (${token}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0${mobile ? ' Mobile' : ''} Safari/537.36${suffix}`;
  const brands = brandList(major, brand);
  const full = brands.map((b) => ({ brand: b.brand, version: `${b.version}.0.0.0` }));
  const base: PresentReadings = {
    ...quiet({ languages, mobile }),
    userAgent: {
      userAgent,
      appVersion: userAgent.slice('Mozilla/'.length),
      vendor: 'Google Inc.',
      product: 'Gecko',
      productSub: '20030107',
      oscpu: null,
      buildId: null,
    },
    platform: { platform, ownNavigatorKeys: [] },
    hardware: { cores: 8, memory: insecure ? null : 8 },
    engine: {
      evalLength: 33,
      rangeMessageLength: 51,
      stackNamesError: true,
      hasStackTraceLimit: true,
      hasCaptureStackTrace: true,
      errorKeys: 'message,stack',
      probes: '1111000000000011',
    },
    features: { bits: FEATURE_SINCE.map((since) => (major >= since ? '1' : '0')).join('') },
    chromeObject: { keys: ['loadTimes', 'csi', 'app'], native: true, runtime: 'absent', fromEnd: 30 },
    plugins: mobile ? NO_PLUGINS : PDF_PLUGINS,
    webgl: {
      vendor: 'WebKit',
      renderer: 'WebKit WebGL',
      unmaskedVendor: `Google Inc. (${/\((\w+)/.exec(renderer)?.[1]})`,
      unmaskedRenderer: renderer,
      version: 'WebGL 1.0 (OpenGL ES 2.0 Chromium)',
      extensionCount: 38,
      maxTextureSize: 16384,
    },
    connection: {
      effectiveType: '4g',
      type: mobile ? 'wifi' : null,
      rtt: 50,
      downlink: 10,
      hasDownlinkMax: mobile || system === 'chromeos',
      saveData: false,
    },
    consoleSerialisation: { stackReads: 0, nameReads: 1, consoleNative: true, prototypeReads: 0 },
    speechVoices: { synthesis: true, utterance: true, recognition: true, total: 22, local: 3, google: 19 },
    scrollbar: { width: mobile || system === 'macos' ? 0 : 15 },
  };
  if (!insecure) {
    base.clientHints = {
      brands,
      mobile,
      platform: hint,
      high: {
        architecture: mobile ? '' : system === 'macos' ? 'arm' : 'x86',
        bitness: mobile ? '' : '64',
        model: mobile ? 'Pixel 8' : '',
        platformVersion: version,
        uaFullVersion: `${major}.0.0.0`,
        fullVersionList: full,
        wow64: false,
      },
    };
  }
  const readings = { ...base, ...agreeingRealms(base) };
  return visit(readings, chromiumRequest(userAgent, { ...options, languages, brands, hint, mobile, insecure }));
}

type Brand = { brand: string; version: string };

function chromiumRequest(
  userAgent: string,
  seen: { languages: string[]; brands: Brand[]; hint: string; mobile: boolean; insecure: boolean; loopback?: boolean },
): RequestSeen {
  const origin = seen.loopback ? 'http://127.0.0.1:8787' : seen.insecure ? 'http://intranet.example' : ORIGIN;
  const hints: Array<[string, string]> = seen.insecure
    ? []
    : [
        ['sec-ch-ua-platform', `"${seen.hint}"`],
        ['sec-ch-ua', seen.brands.map((b) => `"${b.brand}";v="${b.version}"`).join(', ')],
        ['sec-ch-ua-mobile', seen.mobile ? '?1' : '?0'],
        ['sec-fetch-site', 'same-origin'],
        ['sec-fetch-mode', 'cors'],
        ['sec-fetch-dest', 'empty'],
      ];
  const secure = !seen.insecure && !seen.loopback;
  return {
    method: 'POST',
    httpVersion: secure ? '2' : '1.1',
    secure,
    headers: [
      ['host', origin.replace(/^https?:\/\//, '')],
      ['user-agent', userAgent],
      ...hints,
      ['content-type', 'text/plain;charset=UTF-8'],
      ['accept', '*/*'],
      ['origin', origin],
      ['accept-encoding', seen.insecure ? 'gzip, deflate' : 'gzip, deflate, br, zstd'],
      ['accept-language', seen.languages.map((l, i) => (i === 0 ? l : `${l};q=0.${10 - i}`)).join(',')],
    ],
  };
}

/** Brand lists as Chromium shipped them, written down from the browsers themselves and not from a formula. */
const SHIPPED: Record<number, (own: string) => string[][]> = {
  109: (own) => [
    ['Not_A Brand', '99'],
    [own, '109'],
    ['Chromium', '109'],
  ],
  124: (own) => [
    ['Chromium', '124'],
    [own, '124'],
    ['Not-A.Brand', '99'],
  ],
  138: (own) => [
    ['Not)A;Brand', '8'],
    ['Chromium', '138'],
    [own, '138'],
  ],
  147: (own) => [
    [own, '147'],
    ['Not.A/Brand', '8'],
    ['Chromium', '147'],
  ],
  156: (own) => [
    ['Not:A-Brand', '8'],
    ['Chromium', '156'],
    [own, '156'],
  ],
};

function brandList(major: number, own: string | null): Brand[] {
  const listed = SHIPPED[major]?.(own ?? 'Chromium');
  if (!listed) throw new TypeError(`chromium: the brand list of ${major} is not written down here`);
  const seen = new Set<string>();
  return listed
    .map(([brand, version]) => ({ brand: brand!, version: version! }))
    .filter(({ brand }) => !seen.has(brand) && seen.add(brand));
}

const PDF_PLUGINS: ReadingValues['plugins'] = {
  names: ['PDF Viewer', 'Chrome PDF Viewer', 'Chromium PDF Viewer', 'Microsoft Edge PDF Viewer', 'WebKit built-in PDF'],
  mimeTypes: ['application/pdf', 'text/pdf'],
  pluginCount: 5,
  mimeTypeCount: 2,
  pdfViewer: true,
  genuineLists: true,
};

const NO_PLUGINS: ReadingValues['plugins'] = {
  names: [],
  mimeTypes: [],
  pluginCount: 0,
  mimeTypeCount: 0,
  pdfViewer: false,
  genuineLists: true,
};
