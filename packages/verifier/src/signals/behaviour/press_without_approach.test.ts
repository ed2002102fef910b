import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { press_without_approach } from './press_without_approach.ts';

describeSignal(press_without_approach, {
  hits: {
    'a script that presses without moving': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a person who uses keys only': withReading(chromium(), 'interaction', {
      ...handInput,
      mousePresses: 0,
      presses: 0,
      pointerMoves: 0,
      pressMedianMs: null,
    }),
    'a person who presses the same button twice': withReading(chromium(), 'interaction', {
      ...handInput,
      pressesWithoutApproach: 1,
    }),
  },
});
