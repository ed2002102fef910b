import { glyphsFrom, hexOf } from '@veridict/contract/wire';
import { Unreadable } from '../reading.ts';
import type { Seed } from '../source.ts';

const CELL = 24;
/** A glyph in the middle of its cell leaves this much of the ground around it. */
const RIM = 3;
/** The ground as a pixel lies in memory, the lowest byte first: red 200, green 100, blue 50, opaque. */
const GROUND = 0xff3264c8;

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
  const pixels = new Uint32Array(context.getImageData(0, 0, width, CELL).data.buffer);
  const hashes: number[] = [];
  for (let i = 0; i < pixels.length; i++) {
    const x = i % width;
    const y = (i / width) | 0;
    const inCell = x % CELL;
    const pixel = pixels[i]!;
    const isRim = inCell < RIM || inCell >= CELL - RIM || y < RIM || y >= CELL - RIM;
    // Noise against fingerprinting, or a font too large for its cell: either way this tells nothing.
    if (isRim && pixel !== GROUND) throw new Unreadable('blocked');
    const at = (x / CELL) | 0;
    hashes[at] = Math.imul((hashes[at] ?? 7) ^ pixel, 0x01000193);
  }
  return { cells: hashes.map(hexOf) };
};
