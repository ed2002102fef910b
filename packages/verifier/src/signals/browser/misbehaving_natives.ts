import { replacedMembers } from '../../facts/natives.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A Proxy has a native text, but lets itself inherit from itself, be constructed or be called on anything. */
export const misbehaving_natives = defineSignal({
  id: 'misbehaving_natives',
  layer: 'browser',
  family: 'tamper',
  title: 'Functions that only pretend to be native',
  needs: ['nativeFunctions'],
  judge: ({ nativeFunctions }) => {
    const { misbehaving } = replacedMembers(nativeFunctions);
    return misbehaving.length > 0 ? hit(`unlike native functions: ${misbehaving.slice(0, 6).join(', ')}`) : clear;
  },
});
