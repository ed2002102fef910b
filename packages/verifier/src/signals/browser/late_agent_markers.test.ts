import { chromium, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { late_agent_markers } from './late_agent_markers.ts';

describeSignal(late_agent_markers, {
  hits: {
    'an assistant that was called in': withReading(chromium(), 'lateGlobals', {
      overlays: ['#codex-agent-overlay-root'],
    }),
  },
  clears: {
    'a page with a chat that opened': withReading(chromium(), 'lateGlobals', {
      overlays: ['#chat-widget', '[data-open]'],
    }),
  },
});
