import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { coalesced_moves } from './coalesced_moves.ts';

describeSignal(coalesced_moves, {
  hits: {
    'a hand': withReading(chromium(), 'interaction', handInput),
  },
  clears: {
    'a script': withReading(chromium(), 'interaction', driverInput),
    'a slow remote desktop': withReading(chromium(), 'interaction', { ...handInput, coalescedMoves: 1 }),
  },
  skips: {
    'a visit without input': chromium(),
  },
});
