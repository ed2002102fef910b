import { probe } from '../../facts/engine.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** WebKit on a server says it is Safari on a Mac and lacks what every Mac has. One or two lacks are Lockdown mode or a WebView. */
export const webkit_port_conflict = defineSignal({
  id: 'webkit_port_conflict',
  layer: 'consistency',
  family: 'claim',
  title: 'Safari without what Safari has',
  needs: ['engine', 'userAgent', 'codecs', 'platform'],
  judge: ({ engine, codecs, platform }, facts) => {
    if (facts.engine !== 'webkit' || facts.claim.browser !== 'safari' || facts.claim.os !== 'macos') return clear;
    const lacks = [
      !probe(engine, 'ApplePaySession') && 'Apple Pay',
      !probe(engine, 'GestureEvent') && 'gestures',
      codecs.h264 === '' && 'H.264',
      codecs.aac === '' && 'AAC',
      !/^(Mac|iP)/.test(platform.platform) && 'the platform of a Mac',
    ].filter((lack) => lack !== false);
    return lacks.length >= 3 ? hit(`lacks ${lacks.join(', ')}`) : clear;
  },
});
