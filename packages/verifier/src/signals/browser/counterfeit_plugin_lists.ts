import { clear, defineSignal, hit } from '../../signal.ts';

/** Scripts that fill in plugins have to build the lists themselves, and these are not genuine platform objects. */
export const counterfeit_plugin_lists = defineSignal({
  id: 'counterfeit_plugin_lists',
  layer: 'browser',
  family: 'tamper',
  title: "Plugin lists that are not the platform's",
  needs: ['plugins', 'engine'],
  judge: ({ plugins }, { engine }) =>
    !plugins.genuineLists && (engine === 'blink' || engine === 'gecko')
      ? hit('navigator.plugins or mimeTypes is not a genuine list')
      : clear,
});
