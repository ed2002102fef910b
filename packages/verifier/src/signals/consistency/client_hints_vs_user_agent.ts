import { chromiumMajor } from '../../facts/brands.ts';
import { familyOfOs, osOfHint } from '../../facts/device.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Both come from one place in the browser. Only an override makes them differ. */
export const client_hints_vs_user_agent = defineSignal({
  id: 'client_hints_vs_user_agent',
  layer: 'consistency',
  family: 'claim',
  title: 'Client hints contradict the user agent',
  needs: ['clientHints', 'userAgent'],
  judge: ({ clientHints }, { claim }) => {
    if (claim.engine === 'gecko' || claim.engine === 'webkit')
      return hit(`client hints in a browser that says ${claim.engine}`);
    if (claim.engine !== 'blink' || claim.embedded) return clear;
    const major = chromiumMajor(clientHints.brands);
    if (major !== null && major !== claim.major) return hit(`user agent ${claim.major}, client hints ${major}`);
    const hinted = osOfHint(clientHints.platform);
    // Android asks for desktop pages as Linux.
    if (hinted === 'android' && claim.os === 'linux') return clear;
    const [a, b] = [familyOfOs(claim.os), familyOfOs(hinted)];
    if (a !== 'unknown' && b !== 'unknown' && a !== b) return hit(`user agent ${claim.os}, client hints ${hinted}`);
    return clear;
  },
});
