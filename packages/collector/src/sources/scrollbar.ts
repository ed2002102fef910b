import type { Source } from '../source.ts';

/** Width of a scrollbar in a clean iframe, where no style of the page reaches it. */
export const scrollbar: Source<'scrollbar'> = ({ pristine }) => {
  const { document: clean } = pristine().window;
  const box = clean.createElement('div');
  box.style.cssText = 'width:60px;height:60px;overflow:scroll';
  clean.body.appendChild(box);
  const width = box.offsetWidth - box.clientWidth;
  box.remove();
  return { width };
};
