import { chromium, firefox, webkit, withFault, withNonce, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { seed_values_mismatch } from './seed_values_mismatch.ts';

describeSignal(seed_values_mismatch, {
  hits: {
    'a recording that claims another machine': withReading(withNonce(chromium(), 'fresh'), 'hardware', { cores: 12 }),
    'an order of what there is not': withReading(withNonce(chromium(), 'fresh'), 'seedOrder', { order: [60, 61] }),
  },
  clears: {
    'Chrome on Windows': withNonce(chromium(), 'one nonce'),
    'the same at its next page view': withNonce(chromium(), 'another nonce'),
    'Safari before 15.4, which knows of no cores': withNonce(
      withReading(webkit('iphone'), 'hardware', { cores: null }),
      'one nonce',
    ),
    Firefox: withNonce(firefox(), 'one nonce'),
    'Safari on an iPhone': withNonce(webkit('iphone'), 'one nonce'),
  },
  skips: {
    'a script from before there were seeds': withFault(withNonce(chromium(), 'one nonce'), 'seedOrder', 'blocked'),
  },
});
