import { cutOrNull, texts } from '../reading.ts';
import type { Source } from '../source.ts';

/** What `navigator` says of the browser in strings. */
export const userAgent: Source<'userAgent'> = () => {
  const { oscpu, buildID } = navigator as { oscpu?: string; buildID?: string };
  return {
    ...texts(navigator, { userAgent: 512, appVersion: 512, vendor: 128, product: 64, productSub: 64 }),
    oscpu: cutOrNull(oscpu, 128),
    buildId: cutOrNull(buildID, 64),
  };
};
