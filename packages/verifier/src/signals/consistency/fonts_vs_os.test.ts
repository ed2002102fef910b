import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { fonts_vs_os } from './fonts_vs_os.ts';

describeSignal(fonts_vs_os, {
  hits: {
    'a container that says it is Windows': withReading(chromium(), 'fonts', { bits: '000000000000110011' }),
    'one that says it is a Mac': withReading(chromium({ system: 'macos' }), 'fonts', { bits: '000000000000110000' }),
    'a desktop that a debugger has dressed as a phone': withReading(chromium({ system: 'android' }), 'fonts', {
      bits: '000000000000110010',
    }),
  },
  clears: {
    'a phone': withReading(chromium({ system: 'android' }), 'fonts', { bits: '000000000000000000' }),
    'a developer who looks at a phone’s page in the tools of a desktop': withReading(
      withReading(chromium({ system: 'android' }), 'platform', { platform: 'Linux x86_64' }),
      'fonts',
      { bits: '000000000000110010' },
    ),
    Windows: withReading(chromium(), 'fonts', { bits: '111111000000000000' }),
    'Windows with an office suite that brings fonts of its own': withReading(chromium(), 'fonts', {
      bits: '111011000000110000',
    }),
    'a Mac': withReading(chromium({ system: 'macos' }), 'fonts', { bits: '010000111111000000' }),
    Linux: withReading(chromium({ system: 'linux' }), 'fonts', { bits: '000000000000110010' }),
    'a browser that hides its fonts': withReading(chromium(), 'fonts', { bits: '000000000000000000' }),
    'Brave, which may show the fonts of all': withReading(
      withReading(chromium(), 'privacy', { braveApi: true }),
      'fonts',
      { bits: '000000000000110000' },
    ),
  },
  skips: {
    'a visitor who allowed the essential only': chromium(),
  },
});
