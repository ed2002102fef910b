import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { uncoalesced_moves } from './uncoalesced_moves.ts';

describeSignal(uncoalesced_moves, {
  hits: {
    'a path sent by the debugging protocol': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a few slow moves': withReading(chromium(), 'interaction', { ...handInput, pointerMoves: 20, coalescedMoves: 0 }),
    'keys only': withReading(chromium(), 'interaction', { ...handInput, pointerMoves: 0, coalescedMoves: 0 }),
  },
});
