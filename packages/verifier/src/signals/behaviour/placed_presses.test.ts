import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { placed_presses } from './placed_presses.ts';

const placed = { ...driverInput, pointerMoves: 1, fractionalMoves: 1, mousePresses: 1, presses: 1, pressureless: 0 };

describeSignal(placed_presses, {
  hits: {
    'Playwright’s click': withReading(chromium(), 'interaction', placed),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'voice control, which jumps to whole pixels': withReading(chromium(), 'interaction', {
      ...placed,
      fractionalMoves: 0,
    }),
    'a press that lasts': withReading(chromium(), 'interaction', { ...placed, pressMedianMs: 84 }),
    'a trackpad on a Mac, which is finer than pixels': withReading(
      chromium({ system: 'macos' }),
      'interaction',
      placed,
    ),
    'a screen of 150 %': withReading(withReading(chromium(), 'screen', { pixelRatio: 1.5 }), 'interaction', placed),
    'a person who uses keys only': withReading(chromium(), 'interaction', {
      ...handInput,
      pointerMoves: 0,
      coalescedMoves: 0,
      presses: 0,
      mousePresses: 0,
      pressMedianMs: null,
    }),
  },
  skips: {
    'a visit without input': chromium(),
  },
});
