import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('focus', {
  driven: { any: { visible: true, prerendering: false } },
  pages: {
    'a page without focus': {
      prepare: () => {
        document.hasFocus = () => false;
      },
      reads: { any: { hasFocus: false, visible: true } },
    },
  },
});
