import type { PresentReadings } from '@veridict/verifier';

/** The site of the corpus. */
export const HOST = 'shop.example';
export const ORIGIN = `https://${HOST}`;

/** First Chromium major with each probe of `FEATURE_PROBES`, kept apart from the verifier's own table on purpose. */
export const FEATURE_SINCE = [85, 92, 98, 88, 97, 105, 110, 114, 117, 119, 122, 123, 126, 128, 136, 139] as const;

/** Nothing found by any name. */
export const NO_NAMES = {
  window: [],
  windowCut: false,
  document: [],
  htmlAttributes: [],
  bindings: [],
  hooks: [],
  overlays: [],
};

/** What any browser reports of itself when nobody has altered it: everything but what its maker, engine and system decide. */
export function quiet({ languages, mobile }: { languages: string[]; mobile: boolean }): PresentReadings {
  const [width, height] = mobile ? [412, 915] : [1920, 1080];
  return {
    webdriver: { value: 'false', inNavigator: true, own: false, onPrototype: true, getterNative: true },
    languages: { language: languages[0]!, languages, locale: languages[0]! },
    screen: {
      width: width!,
      height: height!,
      availWidth: width!,
      availHeight: mobile ? height! : height! - 48,
      colorDepth: 24,
      pixelRatio: mobile ? 2.625 : 1,
      orientation: mobile ? 'portrait-primary' : 'landscape-primary',
    },
    windowGeometry: {
      top: true,
      innerWidth: mobile ? 412 : 1920,
      innerHeight: mobile ? 785 : 945,
      outerWidth: mobile ? 412 : 1920,
      outerHeight: mobile ? 785 : 1032,
      screenX: 0,
      screenY: 0,
      visualScale: 1,
      displayMode: 'browser',
    },
    mediaFeatures: {
      pointer: mobile ? 'coarse' : 'fine',
      anyPointer: mobile ? 'coarse' : 'fine',
      hover: !mobile,
      anyHover: !mobile,
      reducedMotion: false,
      forcedColors: false,
      invertedColors: false,
      moreContrast: false,
      darkScheme: true,
    },
    touch: { maxTouchPoints: mobile ? 5 : 0, onTouchStart: mobile, touchEvent: mobile },
    permissions: { notification: 'default', notificationQuery: 'prompt' },
    codecs: {
      h264: 'probably',
      hevc: '',
      vp9: 'probably',
      av1: 'probably',
      theora: '',
      aac: 'probably',
      mp3: 'probably',
      opus: 'probably',
      flac: 'probably',
      wav: 'maybe',
    },
    timeZone: {
      zone: 'Europe/Berlin',
      offsetNow: -60,
      offsetJanuary: -60,
      offsetJuly: -120,
      intlOffsets: [-60, -60, -120],
    },
    globals: NO_NAMES,
    lateGlobals: NO_NAMES,
    nativeFunctions: { checked: 40, altered: [], misbehaving: [], toStringNative: true, cycleChecked: true },
    storage: { cookies: true, local: true, session: true, indexedDb: true, serviceWorker: true, secureContext: true },
    mediaDevices: { audioInput: 1, audioOutput: 1, videoInput: 1 },
    navigationTiming: {
      type: 'navigate',
      nextHopProtocol: 'h2',
      fetchStart: 3,
      connectStart: 5,
      requestStart: 31,
      responseStart: 88,
      responseEnd: 91,
      workerStart: 0,
      activationStart: null,
      transferSize: 8312,
      encodedBodySize: 8012,
      decodedBodySize: 24110,
      historyLength: 2,
    },
    canvas: { exact: true, stable: true, hash: 'a3f1c09b' },
    focus: { hasFocus: true, visible: true, prerendering: false },
    privacy: { braveApi: false, globalPrivacyControl: null, doNotTrack: false, timerStepMs: 0.1 },
    clock: { offsetMs: 320 },
  };
}
