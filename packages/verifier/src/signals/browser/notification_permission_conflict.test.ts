import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { notification_permission_conflict } from './notification_permission_conflict.ts';

describeSignal(notification_permission_conflict, {
  hits: {
    'headless Chromium': withReading(chromium(), 'permissions', {
      notification: 'denied',
      notificationQuery: 'prompt',
    }),
    'a stealth script': withReading(chromium(), 'permissions', {
      notification: 'default',
      notificationQuery: 'denied',
    }),
  },
  clears: {
    'a person who has not been asked': chromium(),
    'a person who refused': withReading(chromium(), 'permissions', {
      notification: 'denied',
      notificationQuery: 'denied',
    }),
    'a page on plain http': withReading(
      withReading(chromium(), 'permissions', { notification: 'denied', notificationQuery: 'prompt' }),
      'storage',
      { secureContext: false },
    ),
  },
});
