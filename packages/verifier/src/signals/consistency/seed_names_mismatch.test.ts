import { chromium, firefox, webkit, withFault, withNonce } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { seed_names_mismatch } from './seed_names_mismatch.ts';

describeSignal(seed_names_mismatch, {
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
    'a page that formats stacks its own way': withFault(withNonce(chromium(), 'one nonce'), 'seedNames', 'blocked'),
  },
});
