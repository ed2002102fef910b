import type { PresentReadings } from '@veridict/verifier';
import { HOST, ORIGIN, quiet } from './quiet.ts';
import { agreeingRealms } from './realms.ts';
import { type Visit, visit, withReading } from './visit.ts';

type Device = 'mac' | 'iphone' | 'ipad-desktop-pages' | 'gtk';

const DEVICES: Record<Device, { token: string; platform: string; tail: string; touch: boolean; probes: string }> = {
  mac: {
    token: 'Macintosh; Intel Mac OS X 10_15_7',
    platform: 'MacIntel',
    tail: 'Version/26.0 Safari/605.1.15',
    touch: false,
    probes: '0110000011110100',
  },
  iphone: {
    token: 'iPhone; CPU iPhone OS 18_7 like Mac OS X',
    platform: 'iPhone',
    tail: 'Version/26.0 Mobile/15E148 Safari/604.1',
    touch: true,
    probes: '0110000011011100',
  },
  'ipad-desktop-pages': {
    token: 'Macintosh; Intel Mac OS X 10_15_7',
    platform: 'MacIntel',
    tail: 'Version/26.0 Safari/605.1.15',
    touch: true,
    probes: '0110000011011100',
  },
  gtk: {
    token: 'X11; Linux x86_64',
    platform: 'Linux x86_64',
    tail: 'Version/26.0 Safari/605.1.15',
    touch: false,
    probes: '0010000000010000',
  },
};

/** Safari on a Mac or an iPhone, an iPad that asks for desktop pages, or WebKitGTK (GNOME Web). */
export function webkit(device: Device = 'mac'): Visit {
  const { token, platform, tail, touch, probes } = DEVICES[device];
  const languages = ['en-GB', 'en'];
  const userAgent = `Mozilla/5.0 (${token}) AppleWebKit/605.1.15 (KHTML, like Gecko) ${tail}`;
  const phone = device === 'iphone';
  const base: PresentReadings = {
    ...quiet({ languages, mobile: phone }),
    userAgent: {
      userAgent,
      appVersion: userAgent.slice('Mozilla/'.length),
      vendor: 'Apple Computer, Inc.',
      product: 'Gecko',
      productSub: '20030107',
      oscpu: null,
      buildId: null,
    },
    platform: { platform, ownNavigatorKeys: [] },
    hardware: { cores: 8, memory: null },
    touch: { maxTouchPoints: touch ? 5 : 0, onTouchStart: touch, touchEvent: touch },
    engine: {
      evalLength: 37,
      rangeMessageLength: 44,
      stackNamesError: false,
      hasStackTraceLimit: true,
      hasCaptureStackTrace: true,
      errorKeys: 'column,line,message,sourceURL,stack',
      probes,
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
      vendor: 'WebKit',
      renderer: 'WebKit WebGL',
      unmaskedVendor: 'Apple Inc.',
      unmaskedRenderer: 'Apple GPU',
      version: 'WebGL 1.0',
      extensionCount: 36,
      maxTextureSize: 16384,
    },
    codecs: {
      h264: 'probably',
      hevc: 'probably',
      vp9: 'probably',
      av1: '',
      theora: '',
      aac: 'probably',
      mp3: 'maybe',
      opus: 'probably',
      flac: 'probably',
      wav: 'maybe',
    },
    consoleSerialisation: { stackReads: null, nameReads: 0, consoleNative: true, prototypeReads: 0 },
    speechVoices: { synthesis: true, utterance: true, recognition: true, total: 60, local: 60, google: 0 },
    scrollbar: { width: 0 },
    privacy: { braveApi: false, globalPrivacyControl: null, doNotTrack: false, timerStepMs: 1 },
  };
  const safari = visit(
    { ...base, ...agreeingRealms(base) },
    {
      method: 'POST',
      httpVersion: '2',
      secure: true,
      headers: [
        ['content-type', 'text/plain;charset=UTF-8'],
        ['accept', '*/*'],
        ['sec-fetch-site', 'same-origin'],
        ['accept-language', 'en-GB,en;q=0.9'],
        ['accept-encoding', 'gzip, deflate, br'],
        ['sec-fetch-mode', 'cors'],
        ['host', HOST],
        ['origin', ORIGIN],
        ['user-agent', userAgent],
        ['sec-fetch-dest', 'empty'],
      ],
    },
  );
  if (device === 'gtk') return gtk(safari);
  if (device !== 'ipad-desktop-pages') return safari;
  // The page of an iPad that asks for desktop pages says Mac; its workers still say iPad.
  const { workerRealm } = safari.readings;
  return withReading(safari, 'workerRealm', { identity: { ...workerRealm!.identity, platform: 'iPad' } });
}

/** WebKitGTK without the codecs of others; it gives every chip the name that Safari gives. */
function gtk(safari: Visit): Visit {
  const silent = withReading(safari, 'codecs', {
    h264: '',
    hevc: '',
    aac: '',
    mp3: 'maybe',
    av1: '',
    theora: 'probably',
  });
  return withReading(silent, 'speechVoices', { recognition: false, total: 4, local: 0 });
}
