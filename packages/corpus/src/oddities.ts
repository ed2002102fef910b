import { handDeeds, handKeys, handPointer, restingPointer, watched } from './close.ts';
import { handInput } from './marks.ts';
import { agreeingRealms } from './realms.ts';
import { type Visit, withContext, withFault, withReading } from './visit.ts';

/** Something harmless about a person, or that person's machine or way here; null where it cannot be. */
export type Oddity = (visit: Visit) => Visit | null;

const agreed = (base: Visit): Visit => ({
  ...base,
  readings: { ...base.readings, ...(base.readings.workerRealm && agreeingRealms(base.readings)) },
});
const isChromium = ({ readings }: Visit) => readings.consoleSerialisation?.stackReads !== null;
const isWindows = ({ readings }: Visit) => readings.platform?.platform === 'Win32';
/** A desktop with its window as it was: tools and zoom both change it, and one is enough. */
const isPlainDesktop = ({ readings: { windowGeometry: w, mediaFeatures: m } }: Visit) =>
  m?.pointer === 'fine' && w !== undefined && w.innerWidth === w.outerWidth && w.outerWidth >= 1400;
const hasMouse = ({ readings }: Visit) => readings.mediaFeatures?.pointer === 'fine';

const BASIC = 'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)';

function remoteDesktop(visit: Visit): Visit | null {
  if (!isWindows(visit) || !visit.readings.webgl) return null;
  const drawn = withReading(visit, 'webgl', { unmaskedRenderer: BASIC });
  const silent = withReading(drawn, 'speechVoices', { total: 0, local: 0, google: 0 });
  return agreed(withReading(silent, 'mediaDevices', { audioInput: 0, audioOutput: 0, videoInput: 0 }));
}

function developer(visit: Visit): Visit | null {
  const w = visit.readings.windowGeometry;
  if (!w || !isPlainDesktop(visit) || !isChromium(visit)) return null;
  const heard = withReading(visit, 'consoleSerialisation', { stackReads: 1, nameReads: 2 });
  return agreed(withReading(heard, 'windowGeometry', { innerWidth: Math.round(w.outerWidth / 1.25) }));
}

function zoomed(visit: Visit, zoom: number): Visit | null {
  const w = visit.readings.windowGeometry;
  if (!w || !isPlainDesktop(visit)) return null;
  const innerHeight = Math.round((w.outerHeight - 87) / zoom);
  return withReading(visit, 'windowGeometry', { innerWidth: Math.round(w.outerWidth / zoom), innerHeight });
}

/** A mouse that is moved by hand, and what is odd about keys or presses beside it. */
function atMouse(visit: Visit, input: object, more: Parameters<typeof watched>[1]): Visit | null {
  if (!hasMouse(visit)) return null;
  return watched(withReading(visit, 'interaction', { ...handInput, ...input }), more);
}

function screenReader(visit: Visit): Visit | null {
  if (!hasMouse(visit)) return null;
  const still = { pointerMoves: 0, coalescedMoves: 0, mousePresses: 0, pressMedianMs: null, wheels: 0, scrolls: 3 };
  const input = withReading(visit, 'interaction', { ...handInput, ...still, presses: 4 });
  return watched(input, { pointer: restingPointer });
}

/** What people may have about them that somebody else has not. Two of them at once are still a person. */
export const oddities: Readonly<Record<string, Oddity>> = {
  'a VPN in a datacenter': (v) => withContext(v, { addressKind: { datacenter: true, proxy: true, vpn: true } }),
  Tor: (v) => withContext(v, { addressKind: { datacenter: false, proxy: true, tor: true } }),
  'no WebGL': (v) => (v.readings.webgl ? agreed(withFault(v, 'webgl', 'absent')) : null),
  'a remote desktop': remoteDesktop,
  'developer tools at the side': developer,
  'an extension that adds noise and takes cores away': (v) => {
    const altered = [
      'HTMLCanvasElement.toDataURL',
      'WebGLRenderingContext.getParameter',
      'Navigator.hardwareConcurrency',
    ];
    return withReading(withReading(v, 'nativeFunctions', { altered }), 'hardware', { cores: 6 });
  },
  'a page with zone.js': (v) =>
    withReading(v, 'nativeFunctions', { altered: ['EventTarget.addEventListener'], toStringNative: false }),
  'a zoom of 150 %': (v) => zoomed(v, 1.5),
  'a zoom of 50 %': (v) => zoomed(v, 0.5),
  'no worker may start': (v) => withFault(v, 'workerRealm', 'blocked'),
  'PDFs are downloaded': (v) =>
    withReading(v, 'plugins', { names: [], mimeTypes: [], pluginCount: 0, mimeTypeCount: 0, pdfViewer: false }),
  'high contrast': (v) => withReading(v, 'mediaFeatures', { forcedColors: true, moreContrast: true }),
  'a tab in the background': (v) => withReading(v, 'focus', { hasFocus: false, visible: false }),
  'a clock in UTC': (v) => {
    const utc = { zone: 'UTC', offsetNow: 0, offsetJanuary: 0, offsetJuly: 0, intlOffsets: [0, 0, 0] };
    return agreed(withReading(v, 'timeZone', utc as Parameters<typeof withReading<'timeZone'>>[2]));
  },
  'no camera, no loudspeaker': (v) => withReading(v, 'mediaDevices', { audioInput: 0, audioOutput: 0, videoInput: 0 }),
  'a security key that types its password': (v) =>
    atMouse(
      v,
      { keys: 44, keyDwellMedianMs: 4, keyGapMedianMs: 9 },
      {
        pointer: handPointer,
        keys: { ...handKeys, keys: 44, dwells: [4, 4, 4], flights: [5, 5, 5], gaps: [9, 9, 9] },
      },
    ),
  'taps on a trackpad that is let go at once': (v) =>
    atMouse(v, { pressMedianMs: 1 }, { pointer: { ...handPointer, dwells: [0, 1, 2] } }),
  'a password manager that fills two fields': (v) =>
    atMouse(
      v,
      { keys: 0, keyDwellMedianMs: null, keyGapMedianMs: null, untrusted: 6 },
      {
        keys: { ...handKeys, keys: 0, dwells: null, flights: null, gaps: null, fields: 2, scripted: 2 },
      },
    ),
  'a mouse that is slower than the screen': (v) => atMouse(v, { coalescedMoves: 0 }, { deeds: handDeeds }),
  'a screen reader': screenReader,
};
