import type { Source } from '../source.ts';

/** Focus and visibility when the sources run. */
export const focus: Source<'focus'> = () => ({
  hasFocus: document.hasFocus(),
  visible: document.visibilityState === 'visible',
  prerendering: !!(document as { prerendering?: boolean }).prerendering,
});
