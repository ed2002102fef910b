import { clear, defineSignal, hit } from '../../signal.ts';

/** Wheel, keys, fingers and the bar move a page bit by bit or follow a deed. Scripts set it where they want it. */
export const scroll_jumps = defineSignal({
  id: 'scroll_jumps',
  layer: 'behaviour',
  family: 'input',
  title: 'Page that jumps by itself',
  needs: ['deeds'],
  judge: ({ deeds: d }) =>
    d.scrollJumps >= 3 ? hit(`the page jumped ${d.scrollJumps} times with no deed before`) : clear,
});
