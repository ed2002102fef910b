import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { pointer_fractional } from './pointer_fractional.ts';

describeSignal(pointer_fractional, {
  hits: {
    'a path computed in JavaScript': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a trackpad on a Mac, which is finer than pixels': withReading(chromium({ system: 'macos' }), 'interaction', {
      ...handInput,
      fractionalMoves: 120,
    }),
    'a screen of 150 %, where every move is between': withReading(
      withReading(chromium(), 'screen', { pixelRatio: 1.5 }),
      'interaction',
      { ...handInput, fractionalMoves: 137 },
    ),
    'a pen now and then': withReading(chromium(), 'interaction', { ...handInput, fractionalMoves: 30 }),
  },
});
