import { cut, cutOrNull, type Source } from '../source.ts';

/** What `navigator` says of the browser in strings. */
export const userAgent: Source<'userAgent'> = () => {
  const { oscpu, buildID } = navigator as { oscpu?: string; buildID?: string };
  return {
    userAgent: cut(navigator.userAgent, 512),
    appVersion: cut(navigator.appVersion, 512),
    vendor: cut(navigator.vendor, 128),
    product: cut(navigator.product, 64),
    productSub: cut(navigator.productSub, 64),
    oscpu: cutOrNull(oscpu, 128),
    buildId: cutOrNull(buildID, 64),
  };
};
