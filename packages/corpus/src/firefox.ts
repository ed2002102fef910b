import type { PresentReadings } from '@veridict/verifier';
import { HOST, ORIGIN, quiet } from './quiet.ts';
import { agreeingRealms } from './realms.ts';
import { type Visit, visit } from './visit.ts';

const SYSTEMS = {
  windows: {
    token: 'Windows NT 10.0; Win64; x64',
    platform: 'Win32',
    oscpu: 'Windows NT 10.0; Win64; x64',
    renderer: 'ANGLE (Intel, Intel(R) HD Graphics Direct3D11 vs_5_0 ps_5_0), or similar',
    scrollbar: 17,
  },
  linux: {
    token: 'X11; Linux x86_64',
    platform: 'Linux x86_64',
    oscpu: 'Linux x86_64',
    renderer: 'Intel(R) HD Graphics, or similar',
    scrollbar: 0,
  },
  macos: {
    token: 'Macintosh; Intel Mac OS X 10.15',
    platform: 'MacIntel',
    oscpu: 'Intel Mac OS X 10.15',
    renderer: 'Apple M1, or similar',
    scrollbar: 0,
  },
} as const;

/** What a Firefox is, as far as its readings depend on it. */
export interface FirefoxOptions {
  system?: keyof typeof SYSTEMS;
  major?: number;
  languages?: readonly string[];
}

/** A desktop Firefox as it comes. */
export function firefox({
  system = 'windows',
  major = 153,
  languages = ['de', 'en-US', 'en'],
}: FirefoxOptions = {}): Visit {
  const { token, platform, oscpu, renderer, scrollbar } = SYSTEMS[system];
  const userAgent = `Mozilla/5.0 (${token}; rv:${major}.0) Gecko/20100101 Firefox/${major}.0`;
  const { features: _chromiumOnly, ...common } = quiet({ languages: [...languages], mobile: false });
  const base: PresentReadings = {
    ...common,
    userAgent: {
      userAgent,
      appVersion: `5.0 (${system === 'windows' ? 'Windows' : system === 'linux' ? 'X11' : 'Macintosh'})`,
      vendor: '',
      product: 'Gecko',
      productSub: '20100101',
      oscpu,
      buildId: '20181001000000',
    },
    platform: { platform, ownNavigatorKeys: [] },
    hardware: { cores: 8, memory: null },
    engine: {
      evalLength: 37,
      rangeMessageLength: 25,
      stackNamesError: false,
      hasStackTraceLimit: true,
      hasCaptureStackTrace: true,
      errorKeys: 'columnNumber,fileName,lineNumber,message',
      probes: '0010111100000001',
    },
    plugins: {
      names: [
        'PDF Viewer',
        'Chrome PDF Viewer',
        'Chromium PDF Viewer',
        'Microsoft Edge PDF Viewer',
        'WebKit built-in PDF',
      ],
      mimeTypes: ['application/pdf', 'text/pdf'],
      pluginCount: 5,
      mimeTypeCount: 2,
      pdfViewer: true,
      genuineLists: true,
    },
    webgl: {
      vendor: 'Mozilla',
      renderer,
      unmaskedVendor: 'Google Inc. (Intel)',
      unmaskedRenderer: renderer,
      version: 'WebGL 1.0',
      extensionCount: 33,
      maxTextureSize: 16384,
    },
    consoleSerialisation: { stackReads: null, nameReads: 0, consoleNative: true, prototypeReads: 0 },
    speechVoices: { synthesis: true, utterance: true, recognition: false, total: 3, local: 3, google: 0 },
    scrollbar: { width: scrollbar },
    privacy: { braveApi: false, globalPrivacyControl: false, doNotTrack: false, timerStepMs: 1 },
  };
  const acceptLanguage = languages.map((l, i) => (i === 0 ? l : `${l};q=0.${10 - i}`)).join(',');
  return visit(
    { ...base, ...agreeingRealms(base) },
    {
      method: 'POST',
      httpVersion: '2',
      secure: true,
      headers: [
        ['host', HOST],
        ['user-agent', userAgent],
        ['accept', '*/*'],
        ['accept-language', acceptLanguage],
        ['accept-encoding', 'gzip, deflate, br, zstd'],
        ['content-type', 'text/plain;charset=UTF-8'],
        ['origin', ORIGIN],
        ['sec-fetch-dest', 'empty'],
        ['sec-fetch-mode', 'cors'],
        ['sec-fetch-site', 'same-origin'],
      ],
    },
  );
}
