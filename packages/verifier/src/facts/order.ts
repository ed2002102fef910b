import type { RequestSeen } from '../context.ts';
import type { Engine } from './facts.ts';

type Orders = Readonly<Partial<Record<Engine, readonly string[]>>>;

/** Headers of a navigation in the order in which engines write them, whatever the version. */
export const NAVIGATION_ORDER: Orders = {
  blink: [
    'sec-ch-ua',
    'sec-ch-ua-mobile',
    'sec-ch-ua-platform',
    'upgrade-insecure-requests',
    'user-agent',
    'accept',
    'sec-fetch-site',
    'sec-fetch-mode',
    'sec-fetch-user',
    'sec-fetch-dest',
    'accept-encoding',
    'accept-language',
  ],
  gecko: [
    'user-agent',
    'accept',
    'accept-language',
    'accept-encoding',
    'upgrade-insecure-requests',
    'sec-fetch-dest',
    'sec-fetch-mode',
    'sec-fetch-site',
    'sec-fetch-user',
    'priority',
  ],
};

/** The same of what a page asks for. */
export const RESOURCE_ORDER: Orders = {
  blink: [
    'sec-ch-ua-platform',
    'user-agent',
    'sec-ch-ua',
    'sec-ch-ua-mobile',
    'sec-fetch-site',
    'sec-fetch-mode',
  ].concat('sec-fetch-dest', 'referer', 'accept-encoding', 'accept-language', 'priority'),
  gecko: ['user-agent', 'accept', 'accept-language', 'accept-encoding', 'sec-fetch-dest', 'sec-fetch-mode'].concat(
    'sec-fetch-site',
    'priority',
    'te',
  ),
};

/** Safari since 18, on macOS and iOS, over HTTP/2. */
export const SAFARI_ORDER: readonly string[] = [
  'sec-fetch-dest',
  'user-agent',
  'accept',
  'sec-fetch-site',
  'sec-fetch-mode',
  'accept-language',
  'priority',
  'accept-encoding',
];

/** The first header that comes later than it should, with the one before it; null when all are in order. */
export function outOfOrder({ headers }: RequestSeen, order: readonly string[]): [late: string, before: string] | null {
  const sent = headers.map(([name]) => name.toLowerCase()).filter((name) => order.includes(name));
  const at = sent.findIndex((name, i) => i > 0 && order.indexOf(name) < order.indexOf(sent[i - 1]!));
  return at < 0 ? null : [sent[at]!, sent[at - 1]!];
}
