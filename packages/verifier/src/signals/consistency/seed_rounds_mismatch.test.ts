import { chromium, firefox, webkit, withFault, withNonce } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { seed_rounds_mismatch } from './seed_rounds_mismatch.ts';

const recorded = withNonce(chromium(), 'fresh');

describeSignal(seed_rounds_mismatch, {
  hits: {
    'a recording that echoes a fresh nonce': withNonce(chromium(), 'fresh', 'recorded'),
    'a recording that claims another machine': {
      ...recorded,
      readings: {
        ...recorded.readings,
        workerRealm: {
          ...recorded.readings.workerRealm!,
          identity: { ...recorded.readings.workerRealm!.identity, cores: 12 },
        },
      },
    },
  },
  clears: {
    'Chrome on Windows': withNonce(chromium(), 'one nonce'),
    'the same at its next page view': withNonce(chromium(), 'another nonce'),
    Firefox: withNonce(firefox(), 'one nonce'),
    'Safari on an iPhone': withNonce(webkit('iphone'), 'one nonce'),
  },
  skips: {
    'a page that lets no worker start': withFault(withNonce(chromium(), 'one nonce'), 'seedRounds', 'blocked'),
  },
});
