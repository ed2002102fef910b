import type { ReadingValues } from '@veridict/contract';

/** Walls of the platform that stand, or do not. */
export type Isolation = ReadingValues['isolation'];

/** An image of one pixel, which a policy that names origins forbids. */
const IMAGE = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

/**
 * Look into a sandboxed frame, which costs a page nothing. And show an image that the page's policy forbids, but only on
 * pages whose own tag says that they have such a policy and do not mind the report: those of Veridict itself.
 */
export async function readIsolation(): Promise<Isolation> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:fixed;visibility:hidden';
  frame.setAttribute('sandbox', '');
  document.documentElement.appendChild(frame);
  const sandboxOpen = frame.contentDocument !== null;
  frame.remove();
  const tried = document.querySelector('script[data-policy-probe]') !== null;
  return { sandboxOpen, policyBypassed: tried ? await isShown() : null };
}

function isShown(): Promise<boolean> {
  return new Promise((tell) => {
    const image = new Image();
    image.onload = () => tell(true);
    image.onerror = () => tell(false);
    image.src = IMAGE;
  });
}
