import { chromium, firefox, webkit, withFault, withNonce } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { seed_order_mismatch } from './seed_order_mismatch.ts';

describeSignal(seed_order_mismatch, {
  hits: {
    'a recording that echoes a fresh nonce': withNonce(chromium(), 'fresh', 'recorded'),
  },
  clears: {
    'Chrome on Windows': withNonce(chromium(), 'one nonce'),
    'the same at its next page view': withNonce(chromium(), 'another nonce'),
    Firefox: withNonce(firefox(), 'one nonce'),
    'Safari on an iPhone': withNonce(webkit('iphone'), 'one nonce'),
  },
  skips: {
    'a script from before there were seeds': withFault(withNonce(chromium(), 'one nonce'), 'seedOrder', 'blocked'),
  },
});
