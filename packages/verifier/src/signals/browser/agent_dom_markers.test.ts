import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { agent_dom_markers } from './agent_dom_markers.ts';

describeSignal(agent_dom_markers, {
  hits: {
    'an assistant at work in a person’s own browser': withReading(chromium(), 'globals', {
      overlays: ['#app', '#claude-agent-glow-border'],
    }),
  },
  clears: {
    'a page with overlays of its own': withReading(chromium(), 'globals', {
      overlays: ['#cookie-banner', '[data-modal]', '#chat-widget'],
    }),
  },
});
