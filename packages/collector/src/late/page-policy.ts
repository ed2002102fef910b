import type { ReadingValues } from '@veridict/contract';

/** An image of one pixel, which a policy that names origins forbids. */
const IMAGE = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

/** Whether the page's own tag says that it has such a policy, and does not mind the report that trying it makes. */
export const hasPolicy = (): boolean => document.querySelector('script[data-policy-probe]') !== null;

/** Show the image that the page's policy forbids. Tools offer to take policies away, so that what they put into a page may run. */
export function readPagePolicy(): Promise<ReadingValues['pagePolicy']> {
  return new Promise((tell) => {
    const image = new Image();
    image.onload = () => tell({ bypassed: true });
    image.onerror = () => tell({ bypassed: false });
    image.src = IMAGE;
  });
}
