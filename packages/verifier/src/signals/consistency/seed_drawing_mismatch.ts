import { glyphsFrom } from '@veridict/contract';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Nobody here can draw what that machine draws. But the same glyph is the same pixels twice, and another one is not. */
export const seed_drawing_mismatch = defineSignal({
  id: 'seed_drawing_mismatch',
  layer: 'consistency',
  family: 'seed',
  title: 'Drawing of another nonce',
  needs: ['nonce', 'seedDrawing'],
  judge: ({ nonce, seedDrawing: { cells } }) =>
    pattern(cells) === pattern(glyphsFrom(nonce))
      ? clear
      : hit('the drawing repeats itself where its glyphs do not, or the other way round'),
});

/** Which members are alike: each by the place where it comes first. */
const pattern = (members: readonly string[]) => members.map((member) => members.indexOf(member)).join();
