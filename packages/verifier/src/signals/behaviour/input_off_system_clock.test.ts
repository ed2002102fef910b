import { chromium, type Visit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { input_off_system_clock } from './input_off_system_clock.ts';

/** A window somewhere on a Linux screen, and how its input was timed. */
const linux = (moveTenths: number, keyTenths: number, base: Visit = chromium({ system: 'linux' })) =>
  withReading(withReading(base, 'windowGeometry', { screenX: 10, screenY: 10 }), 'eventClock', {
    moves: 64,
    moveTenths,
    keys: 50,
    keyTenths,
    mouse: 0,
    mouseTenths: 0,
  });

describeSignal(input_off_system_clock, {
  hits: {
    'a mouse of the debugging protocol': linux(10, 10),
    'keys of the debugging protocol, moves by nobody': withReading(linux(0, 9), 'eventClock', { moves: 0 }),
    'an agent that jumps to three things and presses them': withReading(linux(3, 0), 'eventClock', {
      moves: 3,
      keys: 0,
      mouse: 9,
      mouseTenths: 6,
    }),
  },
  clears: {
    'a hand on X11': linux(1, 1),
    'a hand on X11 whose times end between two tenths': linux(2, 2),
    'voice control, which jumps and presses through the system': withReading(linux(2, 0), 'eventClock', {
      moves: 3,
      keys: 0,
      mouse: 9,
      mouseTenths: 2,
    }),
    'a press or two': withReading(linux(2, 0), 'eventClock', { moves: 2, keys: 0, mouse: 6, mouseTenths: 5 }),
    'a few moves': withReading(linux(10, 10), 'eventClock', { moves: 8, keys: 4 }),
    'a hand on Wayland, where no window knows where it stands': withReading(linux(10, 10), 'windowGeometry', {
      screenX: 0,
      screenY: 0,
    }),
    'a hand on Windows': linux(10, 10, chromium()),
    'a hand on a Chromebook': linux(10, 10, chromium({ system: 'chromeos' })),
    'a hand in an app with a browser of its own': withReading(linux(10, 10), 'userAgent', {
      userAgent:
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Falkon/22.12.0 QtWebEngine/5.15.13 Chrome/87.0.4280.144 Safari/537.36',
    }),
  },
});
