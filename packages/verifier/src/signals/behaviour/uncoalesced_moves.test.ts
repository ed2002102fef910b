import { chromium, driverInput, handInput, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { uncoalesced_moves } from './uncoalesced_moves.ts';

describeSignal(uncoalesced_moves, {
  hits: {
    'a path sent by the debugging protocol': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a page on plain http, which is told of no bundles': withReading(
      withReading(chromium({ insecure: true }), 'interaction', driverInput),
      'storage',
      { secureContext: false },
    ),
    'Safari, which bundles no mouse': withReading(webkit(), 'interaction', { ...handInput, coalescedMoves: 0 }),
    'a few slow moves': withReading(chromium(), 'interaction', { ...handInput, pointerMoves: 20, coalescedMoves: 0 }),
    'keys only': withReading(chromium(), 'interaction', { ...handInput, pointerMoves: 0, coalescedMoves: 0 }),
  },
});
