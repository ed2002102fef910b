import { clear, defineSignal, hit } from '../../signal.ts';

/** A hand moves the mouse to what it presses; a script is there already. Absence of a mouse is never held against anybody. */
export const press_without_approach = defineSignal({
  id: 'press_without_approach',
  layer: 'behaviour',
  family: 'input',
  title: 'Presses without the mouse having moved',
  needs: ['interaction'],
  judge: ({ interaction: i }) =>
    i.mousePresses >= 2 && i.pressesWithoutApproach === i.mousePresses
      ? hit(`${i.mousePresses} presses, no move in the two seconds before any`)
      : clear,
});
