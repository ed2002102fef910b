import { clear, defineSignal, hit } from '../../signal.ts';

/** A stealth script that must reach into every new frame replaces `contentWindow` by a Proxy. */
export const content_window_proxied = defineSignal({
  id: 'content_window_proxied',
  layer: 'consistency',
  family: 'tamper',
  title: 'Fresh frames are not what they should be',
  needs: ['iframeRealm'],
  judge: ({ iframeRealm }) =>
    iframeRealm.contentWindowGenuine ? clear : hit('contentWindow of a fresh frame is not its own window'),
});
