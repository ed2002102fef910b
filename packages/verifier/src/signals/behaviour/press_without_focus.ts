import { clear, defineSignal, hit } from '../../signal.ts';

/** A press gives the window focus. Launchers that attach later leave it in the address bar. */
export const press_without_focus = defineSignal({
  id: 'press_without_focus',
  layer: 'behaviour',
  family: 'input',
  title: 'Presses in a window that never had focus',
  needs: ['interaction', 'focus'],
  judge: ({ interaction: i, focus }) =>
    focus.visible && !focus.hasFocus && !i.everFocused && i.mousePresses >= 2
      ? hit(`${i.mousePresses} presses in a page that never had focus`)
      : clear,
});
