import { chromium, withFault, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { stealth_plugin_residue } from './stealth_plugin_residue.ts';

describeSignal(stealth_plugin_residue, {
  hits: {
    'puppeteer-extra stealth': withReading(
      withReading(withReading(chromium(), 'windowGeometry', { innerHeight: 900, outerHeight: 985 }), 'hardware', {
        cores: 4,
      }),
      'nativeFunctions',
      { misbehaving: ['HTMLMediaElement.canPlayType', 'Navigator.languages'] },
    ),
  },
  clears: {
    'a laptop of 4 cores with bars of 85 pixels': withReading(chromium(), 'windowGeometry', { outerHeight: 1030 }),
    'a person with extensions for another user agent, other languages and fewer cores': withReading(
      withReading(
        withReading(chromium(), 'nativeFunctions', {
          altered: ['Navigator.languages', 'Navigator.userAgent', 'Navigator.hardwareConcurrency'],
        }),
        'hardware',
        { cores: 4 },
      ),
      'userAgent',
      { userAgent: chromium({ major: 138 }).readings.userAgent!.userAgent },
    ),
    'a person with an extension that changes two things': withReading(chromium(), 'nativeFunctions', {
      altered: ['Navigator.languages', 'HTMLMediaElement.canPlayType'],
    }),
  },
  skips: {
    'a policy that lets no worker start': withFault(chromium(), 'workerRealm', 'blocked'),
  },
});
