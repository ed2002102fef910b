import { clear, defineSignal, hit } from '../../signal.ts';

/** Puppeteer's and Playwright's headless browsers are started with `--hide-scrollbars`. macOS, ChromeOS, touch and Firefox hide them honestly. */
export const scrollbar_hidden = defineSignal({
  id: 'scrollbar_hidden',
  layer: 'browser',
  family: 'headless_window',
  title: 'Scrollbars without width on a desktop',
  needs: ['scrollbar', 'engine', 'platform', 'mediaFeatures', 'touch', 'userAgent'],
  judge: ({ scrollbar, platform, mediaFeatures, touch }, { engine, claim }) => {
    const system = /^(Win|Linux x86_64)/.test(platform.platform) && claim.os !== 'chromeos';
    const classic = system && touch.maxTouchPoints === 0;
    return engine === 'blink' && classic && mediaFeatures.pointer !== 'coarse' && scrollbar.width === 0
      ? hit('a scrollbar is 0 pixels wide')
      : clear;
  },
});
