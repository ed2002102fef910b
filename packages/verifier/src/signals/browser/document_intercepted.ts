import { clear, defineSignal, hit } from '../../signal.ts';

/** A document that a debugger fulfils never went over a connection, and navigation timing shows it. */
export const document_intercepted = defineSignal({
  id: 'document_intercepted',
  layer: 'browser',
  family: 'interception',
  title: 'Document fulfilled by an interceptor',
  needs: ['navigationTiming', 'engine'],
  judge: ({ navigationTiming: t }, { engine }) => {
    // Caches, service workers, prerendering and the back-forward cache leave the same holes honestly.
    const fetched = t.transferSize > 0 && t.workerStart === 0 && !t.activationStart && t.type !== 'back_forward';
    const fulfilled =
      t.nextHopProtocol === '' && t.requestStart === t.connectStart && t.responseStart === t.responseEnd;
    return engine === 'blink' && fetched && fulfilled && t.responseEnd > 0
      ? hit('the document came over no protocol and in no time')
      : clear;
  },
});
