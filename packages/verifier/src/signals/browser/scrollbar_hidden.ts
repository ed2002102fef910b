import { clear, defineSignal, hit } from '../../signal.ts';

/** Puppeteer's and Playwright's headless browsers are started with `--hide-scrollbars`. macOS, touch and Firefox hide them honestly. */
export const scrollbar_hidden = defineSignal({
  id: 'scrollbar_hidden',
  layer: 'browser',
  family: 'headless_window',
  title: 'Scrollbars without width on a desktop',
  needs: ['scrollbar', 'engine', 'platform', 'mediaFeatures', 'touch'],
  judge: ({ scrollbar, platform, mediaFeatures, touch }, { engine }) => {
    const classic = /^(Win|Linux x86_64)/.test(platform.platform) && touch.maxTouchPoints === 0;
    return engine === 'blink' && classic && mediaFeatures.pointer !== 'coarse' && scrollbar.width === 0
      ? hit('a scrollbar is 0 pixels wide')
      : clear;
  },
});
