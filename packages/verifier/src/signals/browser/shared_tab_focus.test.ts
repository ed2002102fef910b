import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { shared_tab_focus } from './shared_tab_focus.ts';

describeSignal(shared_tab_focus, {
  hits: {
    'two pages of Playwright': withReading(chromium(), 'tabFocus', { peers: 1, shared: 4 }),
  },
  clears: {
    'two pages side by side on an iPad, each of which is in front': withReading(
      webkit('ipad-desktop-pages'),
      'tabFocus',
      {
        peers: 1,
        shared: 4,
      },
    ),
    'several tabs': withReading(chromium(), 'tabFocus', { peers: 4, shared: 0 }),
    'once, while windows changed': withReading(chromium(), 'tabFocus', { peers: 1, shared: 1 }),
    'two windows side by side on a tablet': withReading(webkit('iphone'), 'tabFocus', { peers: 1, shared: 4 }),
  },
  skips: {
    'a browser without channels between its pages': chromium(),
  },
});
