import type { ReadingValues } from '@veridict/contract';
import { FONT_PROBES } from '@veridict/contract/wire';
import { Unreadable } from '../reading.ts';

/** What stands in for a font that is not there. */
const FALLBACKS = ['monospace', 'serif'];
/** Wide and narrow letters: few fonts are as wide as another in these. */
const TEXT = 'mmmmmmmmmmlli';

/** Which of the fonts by which systems are told apart are installed: they give a text another width. */
export async function readFonts(): Promise<ReadingValues['fonts']> {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Unreadable('absent');
  const width = (font: string): number => {
    context.font = `72px ${font}`;
    return context.measureText(TEXT).width;
  };
  const plain = FALLBACKS.map(width);
  const isThere = (name: string) => FALLBACKS.some((fallback, i) => width(`"${name}",${fallback}`) !== plain[i]);
  let bits = '';
  for (const [i, name] of FONT_PROBES.entries()) {
    // a font that has to be loaded takes milliseconds, and the page has its turn between a few of them
    if (i % 3 === 0) await new Promise((resolve) => setTimeout(resolve));
    bits += isThere(name) ? '1' : '0';
  }
  return { bits };
}
