import { clear, defineSignal, hit } from '../../signal.ts';

/** `downlinkMax` exists on Android and ChromeOS; on a desktop only with experimental features switched on, as browser-use does. */
export const downlink_max_desktop = defineSignal({
  id: 'downlink_max_desktop',
  layer: 'browser',
  family: 'headless_hardware',
  title: 'Network interface that desktops do not have',
  needs: ['connection', 'engine', 'clientHints'],
  judge: ({ connection, clientHints }, { engine }) =>
    engine === 'blink' && connection.hasDownlinkMax && /^(Windows|macOS|Linux)$/.test(clientHints.platform)
      ? hit(`navigator.connection has downlinkMax on ${clientHints.platform}`)
      : clear,
});
