import { clear, defineSignal, hit } from '../../signal.ts';

/** Google's builds play H.264 and AAC everywhere; Chromium builds of some makers do not. */
export const codec_vs_brand = defineSignal({
  id: 'codec_vs_brand',
  layer: 'consistency',
  family: 'claim',
  title: "Chrome without Chrome's codecs",
  needs: ['codecs', 'clientHints'],
  judge: ({ codecs, clientHints }) => {
    const branded = clientHints.brands.some((b) => b.brand === 'Google Chrome');
    return branded && codecs.h264 === '' && codecs.aac === '' ? hit('Google Chrome without H.264 and AAC') : clear;
  },
});
