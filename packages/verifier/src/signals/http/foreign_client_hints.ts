import { claimOf } from '../../facts/claim.ts';
import { header, userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Firefox and Safari do not send client hints. */
export const foreign_client_hints = defineSignal({
  id: 'foreign_client_hints',
  layer: 'http',
  family: 'client',
  title: 'Client hints from a browser that has none',
  needs: ['request'],
  judge: ({ request }) => {
    const { engine } = claimOf(userAgentOf(request));
    const sent = header(request, 'sec-ch-ua') !== null;
    return sent && (engine === 'gecko' || engine === 'webkit')
      ? hit(`Sec-CH-UA from what says it is ${engine}`)
      : clear;
  },
});
