import { cut, type Source, Unreadable } from '../source.ts';

/** How the document came. An entry of a document that is still coming in has zeros. */
export const navigationTiming: Source<'navigationTiming'> = () => {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!entry) throw new Unreadable('absent');
  // Firefox 153 lets a first navigation begin a few milliseconds before its own beginning.
  const at = (ms: number): number => Math.round(Math.max(0, ms) * 10) / 10;
  const { activationStart } = entry as { activationStart?: number };
  return {
    type: cut(entry.type, 16),
    nextHopProtocol: cut(entry.nextHopProtocol, 16),
    fetchStart: at(entry.fetchStart),
    connectStart: at(entry.connectStart),
    requestStart: at(entry.requestStart),
    responseStart: at(entry.responseStart),
    responseEnd: at(entry.responseEnd),
    workerStart: at(entry.workerStart),
    activationStart: activationStart === undefined ? null : at(activationStart),
    transferSize: entry.transferSize,
    encodedBodySize: entry.encodedBodySize,
    decodedBodySize: entry.decodedBodySize,
    historyLength: history.length,
  };
};
