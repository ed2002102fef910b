import type { ReadingValues } from '@veridict/contract';
import { FONT_PROBES } from '@veridict/contract/wire';
import { Unreadable } from '../reading.ts';

/** What stands in for a font that is not there. */
const FALLBACKS = ['monospace', 'serif'];
/** Wide and narrow letters: few fonts are as wide as another in these. */
const TEXT = 'mmmmmmmmmmlli';

/** Which of the fonts by which systems are told apart are installed: they give a text another width. */
export function readFonts(): ReadingValues['fonts'] {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Unreadable('absent');
  const width = (font: string): number => {
    context.font = `72px ${font}`;
    return context.measureText(TEXT).width;
  };
  const plain = FALLBACKS.map(width);
  const isThere = (name: string) => FALLBACKS.some((fallback, i) => width(`"${name}",${fallback}`) !== plain[i]);
  return { bits: FONT_PROBES.map((name) => (isThere(name) ? '1' : '0')).join('') };
}
