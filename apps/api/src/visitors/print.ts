import { createHmac } from 'node:crypto';
import { type Components, fixedOf, isTelling, lastingOf } from './components.ts';

/** A browser's print as one site knows it: keyed hashes, which say nothing to anybody else and at no other site. */
export interface VisitorPrint {
  /** of all that lasts */
  name: string;
  /** of what hardly ever changes */
  anchor: string;
  /** of the network it was seen in, where that is known */
  network: string | null;
  components: Components;
}

/** The secret that a site's prints are hashed with: made of the deployment's own, the same in every process. */
export const printSecretOf = (deploymentKey: Uint8Array, siteId: string): string =>
  createHmac('sha256', deploymentKey).update(`visitor ${siteId}`).digest('base64url');

/** The print of what a page reported, or null where that is too little to know a browser by. */
export function printOf(reported: Components, network: string | null, secret: string): VisitorPrint | null {
  if (!isTelling(reported)) return null;
  const hash = (text: string, length: number): string =>
    createHmac('sha256', secret).update(text).digest('base64url').slice(0, length);
  const components = Object.fromEntries(
    Object.entries(reported).map(([name, value]) => [name, hash(`${name} ${value}`, 8)]),
  );
  return {
    name: hash(JSON.stringify(lastingOf(components)), 22),
    anchor: hash(JSON.stringify(fixedOf(components)), 22),
    network: network === null ? null : hash(network, 22),
    components,
  };
}
