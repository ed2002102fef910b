import { type Source, Unreadable } from '../source.ts';

const WIDTH = 96;
const HEIGHT = 24;

/** Whether a canvas gives back what was drawn: tools that protect against fingerprinting add noise to it. */
export const canvas: Source<'canvas'> = ({ consent }) => {
  if (consent === 'essential') throw new Unreadable('blocked');
  const first = draw();
  const [red, green, blue] = first;
  return {
    exact: red === 200 && green === 100 && blue === 50,
    stable: hashOf(first) === hashOf(draw()),
    hash: hashOf(first),
  };
};

/** Text and shapes on a plain ground whose first pixel is known. */
function draw(): Uint8ClampedArray {
  const element = document.createElement('canvas');
  element.width = WIDTH;
  element.height = HEIGHT;
  // Kept in memory: reading back from a graphics card costs a frame.
  const context = element.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Unreadable('absent');
  context.fillStyle = 'rgb(200,100,50)';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.font = '14px sans-serif';
  context.fillStyle = 'rgba(20,90,160,0.8)';
  context.fillText('Væridict \u{1f9d0} 1,6', 4, 17);
  context.arc(80, 12, 9, 0, 5);
  context.stroke();
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8ClampedArray): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
