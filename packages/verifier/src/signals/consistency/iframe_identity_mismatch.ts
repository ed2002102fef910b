import { differences } from '../../facts/realm.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A frame of the same origin is the same browser. Who lies in the page only is another one there. */
export const iframe_identity_mismatch = defineSignal({
  id: 'iframe_identity_mismatch',
  layer: 'consistency',
  family: 'realm',
  title: 'Page and fresh frame are different browsers',
  needs: ['iframeRealm'],
  judge: ({ iframeRealm: { page, iframe } }) => {
    const different = differences(page, iframe, [
      'userAgent',
      'platform',
      'languages',
      'uaPlatform',
      'cores',
      'memory',
    ]);
    return different.length > 0 ? hit(`different in a fresh frame: ${different.join(', ')}`) : clear;
  },
});
