import { tenths, texts, Unreadable } from '../reading.ts';
import type { Source } from '../source.ts';

/** How the document came. An entry of a document that is still coming in has zeros. */
export const navigationTiming: Source<'navigationTiming'> = () => {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!entry) throw new Unreadable('absent');
  const { activationStart } = entry as { activationStart?: number };
  return {
    ...texts(entry, { type: 16, nextHopProtocol: 16 }),
    fetchStart: tenths(entry.fetchStart),
    connectStart: tenths(entry.connectStart),
    requestStart: tenths(entry.requestStart),
    responseStart: tenths(entry.responseStart),
    responseEnd: tenths(entry.responseEnd),
    workerStart: tenths(entry.workerStart),
    activationStart: activationStart === undefined ? null : tenths(activationStart),
    transferSize: entry.transferSize,
    encodedBodySize: entry.encodedBodySize,
    decodedBodySize: entry.decodedBodySize,
    historyLength: history.length,
  };
};
