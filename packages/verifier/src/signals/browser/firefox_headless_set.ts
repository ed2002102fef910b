import { clear, defineSignal, hit } from '../../signal.ts';

/** Each mark alone is ordinary; three together are headless Firefox. */
export const firefox_headless_set = defineSignal({
  id: 'firefox_headless_set',
  layer: 'browser',
  family: 'headless_window',
  title: 'Firefox with the surroundings of headless mode',
  needs: ['engine', 'mediaFeatures', 'scrollbar', 'screen', 'windowGeometry'],
  judge: ({ mediaFeatures: m, scrollbar, screen: s, windowGeometry: w }, { engine }) => {
    const marks = [
      m.pointer === 'none' && 'no pointer',
      m.hover === false && 'no hover',
      scrollbar.width === 12 && 'scrollbar of 12',
      w.outerWidth === s.width &&
        w.outerHeight === s.height &&
        s.availHeight === s.height &&
        'window as large as the screen',
    ].filter((mark) => mark !== false);
    return engine === 'gecko' && w.top && marks.length >= 3 ? hit(marks.join(', ')) : clear;
  },
});
