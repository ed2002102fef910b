import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('scrollbar', {
  // Puppeteer hides the scrollbars of a headless Chromium.
  driven: { chromium: { width: 0 } },
  undriven: {},
  pages: {
    'scrollbars styled by the page': {
      prepare: () => {
        const style = document.createElement('style');
        style.textContent = '::-webkit-scrollbar{width:40px} *{overflow:hidden;scrollbar-width:none}';
        document.head.append(style);
      },
      reads: { chromium: { width: 0 } },
    },
  },
});
