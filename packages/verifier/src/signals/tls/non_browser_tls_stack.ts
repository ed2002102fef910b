import { clear, defineSignal, hit } from '../../signal.ts';

// The cipher part of JA4 identifies the library: Chromium over TCP and over QUIC, Firefox, Safari.
const BROWSERS = ['8daaf6152771', '55b375c5d22e', '5b57614c22b0', 'a09f3c656075'];

/** The handshake is made by the TLS library, not by what the user agent says. Gateways that look into TLS show their own. */
export const non_browser_tls_stack = defineSignal({
  id: 'non_browser_tls_stack',
  layer: 'tls',
  family: 'client',
  title: 'TLS of something that is no browser',
  needs: ['tls'],
  judge: ({ tls: { ja4 } }) => {
    const parts = /^[tq](\d\d)[di](\d\d)(\d\d)(..)_([0-9a-f]{12})_[0-9a-f]{12}$/.exec(ja4);
    if (!parts || BROWSERS.includes(parts[5]!)) return clear;
    const [, version, ciphers, , alpn] = parts;
    // No browser offers so old a version, so many ciphers, or no application protocol at all.
    const odd = Number(version) < 12 || Number(ciphers) > 28 || alpn === '00';
    return odd ? hit(`JA4 ${ja4}`) : clear;
  },
});
