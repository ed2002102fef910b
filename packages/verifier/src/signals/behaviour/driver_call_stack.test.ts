import { chromium, firefox, watched, webkit } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { driver_call_stack } from './driver_call_stack.ts';

describeSignal(driver_call_stack, {
  hits: {
    'a chromedriver whose names were taken out': watched(chromium(), {
      deeds: {
        callers: [
          'focus@<anonymous>',
          'apply.element-6066-11e4-a52e-4f735466cecf@<anonymous>',
          'callFunction@<anonymous>',
        ],
      },
    }),
    'Puppeteer on Firefox': watched(firefox(), { deeds: { callers: ['@pptr:evaluate'] } }),
    'Playwright’s evaluate': watched(chromium(), { deeds: { callers: ['UtilityScript.evaluate@<anonymous>'] } }),
    'WebKit’s driver': watched(webkit('gtk'), {
      deeds: { callers: ['focus@', '_execute@', 'evaluateJavaScriptFunction@'] },
    }),
  },
  clears: {
    'a hand': watched(chromium()),
    'a developer at the console': watched(chromium(), { deeds: { callers: ['@<anonymous>'] } }),
    'a page that makes code of text': watched(chromium(), { deeds: { callers: ['callFunction@template.js'] } }),
  },
  skips: {
    'a visit without a close watch': chromium(),
  },
});
