import { clear, defineSignal, hit } from '../../signal.ts';

/** The brand list keeps naming the headless build when only the user agent was overridden. */
export const headless_brand = defineSignal({
  id: 'headless_brand',
  layer: 'browser',
  family: 'declared',
  title: 'Client hints name a headless browser',
  needs: ['clientHints'],
  judge: ({ clientHints }) => {
    const all = [...clientHints.brands, ...(clientHints.high?.fullVersionList ?? [])];
    const brand = all.find((b) => /Headless/.test(b.brand));
    return brand ? hit(`brand ${brand.brand} ${brand.version}`) : clear;
  },
});
