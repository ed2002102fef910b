import { chromium, driverInput, handInput, type Visit, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { uncoalesced_moves } from './uncoalesced_moves.ts';

/** What a mouse did on a page, and in how many tenths of a millisecond the times of its moves ended. */
const moved = (input: object, { base = chromium(), tenths = 10 }: { base?: Visit; tenths?: number } = {}) =>
  withReading(
    withReading(base, 'eventClock', { moves: 64, moveTenths: tenths, keys: 24, keyTenths: tenths }),
    'interaction',
    { ...handInput, ...input },
  );

describeSignal(uncoalesced_moves, {
  hits: {
    'a path sent by the debugging protocol': moved(driverInput),
  },
  clears: {
    'a hand': moved({}),
    'a page on plain http, which is told of no bundles': moved(driverInput, {
      base: withReading(chromium({ insecure: true }), 'storage', { secureContext: false }),
    }),
    'Safari, which bundles no mouse': moved({ coalescedMoves: 0 }, { base: webkit() }),
    'a remote desktop by VNC': moved({ coalescedMoves: 0 }, { base: chromium({ system: 'linux' }), tenths: 1 }),
    'a few slow moves': moved({ pointerMoves: 20, coalescedMoves: 0 }),
    'keys only': moved({ pointerMoves: 0, coalescedMoves: 0 }),
  },
});
