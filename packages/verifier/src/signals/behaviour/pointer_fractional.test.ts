import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { pointer_fractional } from './pointer_fractional.ts';

describeSignal(pointer_fractional, {
  hits: {
    'a path computed in JavaScript': withReading(chromium(), 'interaction', driverInput),
    'the same at a zoom of 200 %': withReading(
      withReading(withReading(chromium(), 'screen', { pixelRatio: 2 }), 'windowGeometry', { innerWidth: 960 }),
      'interaction',
      driverInput,
    ),
    'the same on X11': withReading(
      withReading(chromium({ system: 'linux' }), 'windowGeometry', { screenX: 10, screenY: 10 }),
      'interaction',
      driverInput,
    ),
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
    'a pen now and then': withReading(chromium(), 'interaction', { ...handInput, fractionalMoves: 30 }),
  },
});
