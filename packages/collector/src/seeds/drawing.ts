import { glyphsFrom, hexOf } from '@veridict/contract/wire';
import { Unreadable } from '../reading.ts';
import type { Seed } from '../source.ts';

const CELL = 24;
/** A glyph in the middle of its cell leaves this much of the ground around it. */
const RIM = 3;
const GROUND = [0xc8, 0x64, 0x32, 0xff] as const;

/** Glyphs that follow from the nonce: the same glyph is the same pixels in any cell, another one is not. */
export const seedDrawing: Seed<'seedDrawing'> = ({ consent, nonce }) => {
  if (consent === 'essential') throw new Unreadable('blocked');
  const glyphs = glyphsFrom(nonce);
  const width = CELL * glyphs.length;
  const element = document.createElement('canvas');
  element.width = width;
  element.height = CELL;
  const context = element.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Unreadable('absent');
  context.fillStyle = '#c86432';
  context.fillRect(0, 0, width, CELL);
  context.fillStyle = '#fff';
  context.font = '14px sans-serif';
  context.textAlign = 'center';
  for (let i = 0; i < glyphs.length; i++) context.fillText(glyphs[i]!, i * CELL + CELL / 2, 17);
  const { data } = context.getImageData(0, 0, width, CELL);
  const hashes: number[] = [];
  for (let i = 0; i < data.length; i++) {
    const x = (i >> 2) % width;
    const y = ((i >> 2) / width) | 0;
    const inCell = x % CELL;
    const byte = data[i]!;
    const isRim = inCell < RIM || inCell >= CELL - RIM || y < RIM || y >= CELL - RIM;
    // Noise against fingerprinting, or a font too large for its cell: either way this tells nothing.
    if (isRim && byte !== GROUND[i & 3]) throw new Unreadable('blocked');
    const at = (x / CELL) | 0;
    hashes[at] = Math.imul((hashes[at] ?? 7) ^ byte, 0x01000193);
  }
  return { cells: hashes.map(hexOf) };
};
