import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { attach_shadow_hooked } from './attach_shadow_hooked.ts';

describeSignal(attach_shadow_hooked, {
  hits: {
    'zendriver in expert mode': withReading(chromium(), 'globals', { hooks: ['Element.prototype._attachShadow'] }),
    'Stagehand 3': withReading(chromium(), 'globals', { hooks: ['Element.prototype.attachShadow.__v3Patched'] }),
  },
  clears: {
    // any function of a page has a prototype, and those who wrap it keep the original at hand
    'a page with a session replay': withReading(chromium(), 'globals', {
      hooks: ['Element.prototype.attachShadow.prototype', 'Element.prototype.attachShadow.__rrweb_original__'],
    }),
    'a page with a polyfill for custom elements': withReading(chromium(), 'globals', {
      hooks: ['customElements.polyfillWrapFlushCallback'],
    }),
  },
});
