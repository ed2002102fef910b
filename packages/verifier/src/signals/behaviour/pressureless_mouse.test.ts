import { chromium, driverInput, firefox, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { pressureless_mouse } from './pressureless_mouse.ts';

describeSignal(pressureless_mouse, {
  hits: {
    'a driver that moves like a hand': withReading(chromium(), 'interaction', {
      ...driverInput,
      pressesWithoutApproach: 0,
      pressMedianMs: 97,
    }),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a screen reader, which leads no mouse to its presses': withReading(chromium(), 'interaction', {
      ...handInput,
      pointerMoves: 0,
      pressureless: 3,
      pressesWithoutApproach: 3,
    }),
    'a screen reader beside a mouse that is moved': withReading(chromium(), 'interaction', {
      ...handInput,
      pressureless: 3,
      pressesWithoutApproach: 1,
    }),
    'Firefox on a Mac, where a tap has none': withReading(firefox({ system: 'macos' }), 'interaction', {
      ...handInput,
      pressureless: 3,
    }),
    'TalkBack on a phone': withReading(chromium({ system: 'android' }), 'interaction', {
      ...handInput,
      pressureless: 3,
    }),
  },
  skips: {
    'a visit without input': chromium(),
  },
});
