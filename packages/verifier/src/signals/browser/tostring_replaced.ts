import { clear, defineSignal, hit } from '../../signal.ts';

/** Who hides replaced functions replaces this one first. So do zone.js and core-js for reasons of their own. */
export const tostring_replaced = defineSignal({
  id: 'tostring_replaced',
  layer: 'browser',
  family: 'tamper',
  title: 'Function.prototype.toString replaced',
  needs: ['nativeFunctions'],
  judge: ({ nativeFunctions }) =>
    nativeFunctions.toStringNative ? clear : hit('Function.prototype.toString is not native'),
});
