import { replacedMembers } from '../../facts/natives.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Members that neither pages nor automation are known to replace. Extensions do, so it is weak. */
export const altered_natives = defineSignal({
  id: 'altered_natives',
  layer: 'browser',
  family: 'tamper',
  title: 'Functions of the platform replaced',
  needs: ['nativeFunctions'],
  judge: ({ nativeFunctions }) => {
    const { altered } = replacedMembers(nativeFunctions);
    return altered.length > 0 ? hit(`not native: ${altered.slice(0, 6).join(', ')}`) : clear;
  },
});
