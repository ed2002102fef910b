import { chromium, driverInput, handInput, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { mouse_without_pointer } from './mouse_without_pointer.ts';

describeSignal(mouse_without_pointer, {
  hits: {
    'a click in a headless browser': withReading(
      withReading(chromium(), 'mediaFeatures', { pointer: 'none', anyPointer: 'none', hover: false, anyHover: false }),
      'interaction',
      driverInput,
    ),
  },
  clears: {
    'a hand': withReading(chromium(), 'interaction', handInput),
    'a hand in a browser built on Qt, which names no pointer': withReading(
      withReading(
        withReading(chromium(), 'mediaFeatures', { anyPointer: 'none', anyHover: false }),
        'interaction',
        handInput,
      ),
      'userAgent',
      {
        userAgent:
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Falkon/22.12.0 QtWebEngine/5.15.13 Chrome/87.0.4280.144 Safari/537.36',
      },
    ),
    'a remote desktop, whose mouse is at the other end': withReading(
      withReading(
        withReading(chromium(), 'webgl', {
          unmaskedRenderer:
            'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
        }),
        'mediaFeatures',
        { pointer: 'none', anyPointer: 'none', hover: false, anyHover: false },
      ),
      'interaction',
      handInput,
    ),
    'a machine without a mouse, used by keys': withReading(
      withReading(chromium(), 'mediaFeatures', { pointer: 'none', anyPointer: 'none' }),
      'interaction',
      { ...handInput, mousePresses: 0, presses: 0 },
    ),
  },
});
