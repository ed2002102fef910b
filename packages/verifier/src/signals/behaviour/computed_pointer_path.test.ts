import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { computed_pointer_path } from './computed_pointer_path.ts';

describeSignal(computed_pointer_path, {
  hits: {
    'a path computed in JavaScript': withReading(chromium(), 'interaction', driverInput),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a slow remote desktop, which bundles nothing': withReading(chromium(), 'interaction', {
      ...handInput,
      coalescedMoves: 0,
    }),
    'a trackpad on a Mac, which is finer than pixels': withReading(chromium({ system: 'macos' }), 'interaction', {
      ...handInput,
      coalescedMoves: 0,
      fractionalMoves: 137,
    }),
    'a screen of 125 %, where every move is between': withReading(
      withReading(chromium(), 'screen', { pixelRatio: 1.25 }),
      'interaction',
      { ...handInput, coalescedMoves: 0, fractionalMoves: 137 },
    ),
    'a mouse on Wayland, which is finer than pixels': withReading(chromium({ system: 'linux' }), 'interaction', {
      ...handInput,
      coalescedMoves: 0,
      fractionalMoves: 137,
    }),
    'a screen of 125 % and a zoom of 80 %, which look like 100': withReading(
      withReading(chromium(), 'windowGeometry', { innerWidth: 2400, innerHeight: 1181 }),
      'interaction',
      { ...handInput, coalescedMoves: 0, fractionalMoves: 137 },
    ),
    'a few moves': withReading(chromium(), 'interaction', { ...driverInput, pointerMoves: 6, fractionalMoves: 6 }),
  },
  skips: {
    'a visit without input': chromium(),
  },
});
