import { chromium, driverInput, handInput, type Visit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { mouse_without_pointer } from './mouse_without_pointer.ts';

const QT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Falkon/22.12.0 QtWebEngine/5.15.13 Chrome/87.0.4280.144 Safari/537.36';
const BASIC = 'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)';
const linux = chromium({ system: 'linux' });

/** A machine that names no pointer, what was done on it, and in how many tenths of a millisecond the moves ended. */
const pointless = (input: object, { base = chromium(), tenths = 10 }: { base?: Visit; tenths?: number } = {}) => {
  const none = { pointer: 'none', anyPointer: 'none', hover: false, anyHover: false } as const;
  const clock = { moves: 64, moveTenths: tenths, keys: 24, keyTenths: tenths };
  const timed = withReading(withReading(base, 'mediaFeatures', none), 'eventClock', clock);
  return withReading(timed, 'interaction', { ...handInput, ...input });
};

describeSignal(mouse_without_pointer, {
  hits: {
    'a click in a headless browser': pointless(driverInput),
  },
  clears: {
    'a hand': withReading(pointless({}), 'mediaFeatures', { pointer: 'fine', anyPointer: 'fine' }),
    'a hand in a browser built on Qt, which names no pointer': pointless(
      {},
      { base: withReading(chromium(), 'userAgent', { userAgent: QT }) },
    ),
    'a remote desktop, whose mouse is at the other end': pointless(
      {},
      { base: withReading(chromium(), 'webgl', { unmaskedRenderer: BASIC }) },
    ),
    'a remote desktop by VNC, which shows no mouse': pointless({}, { base: linux, tenths: 1 }),
    'a machine without a mouse, used by keys': pointless({ mousePresses: 0, presses: 0 }),
  },
});
