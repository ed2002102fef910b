import { connectionChange } from '../../facts/stack.ts';
import { clear, defineSignal, hitInPart } from '../../signal.ts';

/** What a page view sends later, its input and its challenge’s solution, comes from the browser that began it. */
export const later_tls_change = defineSignal({
  id: 'later_tls_change',
  layer: 'consistency',
  family: 'presentation',
  title: 'Page view that went on in another client',
  needs: ['tls', 'laterTls'],
  judge: ({ tls, laterTls }) => {
    const change = connectionChange(tls, laterTls);
    return change === null ? clear : hitInPart(change.detail, change.share);
  },
});
