import { Unreadable } from '../reading.ts';
import type { Source } from '../source.ts';

const WIDTH = 96;
const HEIGHT = 24;

/** Whether a canvas gives back what was drawn: tools that protect against fingerprinting add noise to it. */
export const canvas: Source<'canvas'> = async ({ consent, breathe }) => {
  if (consent === 'essential') throw new Unreadable('blocked');
  const first = draw();
  const [red, green, blue] = first;
  const hash = hashOf(first);
  await breathe();
  return { exact: red === 200 && green === 100 && blue === 50, stable: hash === hashOf(draw()), hash };
};

/** Text on a plain ground, whose first pixel is known. */
function draw(): Uint8ClampedArray {
  const element = document.createElement('canvas');
  element.width = WIDTH;
  element.height = HEIGHT;
  // Kept in memory: reading back from a graphics card costs a frame.
  const context = element.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Unreadable('absent');
  context.fillStyle = '#c86432';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = '#069c';
  context.fillText('Væ\u{1f9d0}1,6', 4, 17);
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

/** 32 bits in the manner of FNV-1a. */
function hashOf(bytes: Uint8ClampedArray): string {
  let hash = 7;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}
