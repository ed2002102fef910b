import { stackChange } from '../../facts/stack.ts';
import { clear, defineSignal, hitInPart } from '../../signal.ts';

/** Who asks for the page is who runs its script. A scraper that buys tokens from a browser shows two stacks. */
export const document_tls_mismatch = defineSignal({
  id: 'document_tls_mismatch',
  layer: 'consistency',
  family: 'presentation',
  title: 'Page asked for by another TLS stack',
  needs: ['document', 'tls'],
  judge: ({ document, tls }) => {
    const change = document.ja4 ? stackChange(document.ja4, tls.ja4) : null;
    return change === null ? clear : hitInPart(change.detail, change.share);
  },
});
