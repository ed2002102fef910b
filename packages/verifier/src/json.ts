import { LIMITS } from '@veridict/contract';
import { bad, good, type Outcome } from './outcome.ts';

// The one thing taken from the host: every browser and server runtime has it, and it is ten times faster than a decoder
// written here. Declared in this module only, so that the rest of the package still sees no host at all.
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };

/** UTF-8 as text; throws where it is none. Made once: making one costs more than a short text does. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Strict JSON from outside: valid UTF-8, no deeper than `maxDepth`, no key named twice in one object however it is
 * spelled. A `__proto__` key is an ordinary own property of the value.
 */
export function parseJson(input: Uint8Array | string, maxDepth: number = LIMITS.jsonDepth): Outcome<unknown> {
  let text: string;
  if (typeof input === 'string') text = input;
  else {
    try {
      text = utf8.decode(input);
    } catch {
      return bad('invalid_json', 'The body is not valid UTF-8.');
    }
  }
  const shape = scan(text, maxDepth);
  if (shape === 'too_deep') return bad('json_too_deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad('invalid_json');
  }
  // In valid JSON every member has one colon outside strings. JSON.parse keeps one member of those named alike, so
  // fewer members than colons means a duplicate, also where the two are spelled differently ("a" and "\u0061").
  return members(value) === shape ? good(value) : bad('json_duplicate_key');
}

/** Colons outside strings, by one pass over the text; anything that is no JSON is left to JSON.parse. */
function scan(text: string, maxDepth: number): number | 'too_deep' {
  let depth = 0;
  let colons = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22:
        i = endOfString(text, i);
        break;
      case 0x3a:
        colons++;
        break;
      case 0x7b:
      case 0x5b:
        if (++depth > maxDepth) return 'too_deep';
        break;
      case 0x7d:
      case 0x5d:
        depth--;
    }
  }
  return colons;
}

/** Index of the quote that ends the string begun at `start`: the first with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let first = end;
    while (text.charCodeAt(first - 1) === 0x5c) first--;
    if ((end - first) % 2 === 0) return end;
  }
  return text.length;
}

/** How many members all objects of a value have, without recursion. */
function members(root: unknown): number {
  let count = 0;
  const open: unknown[] = [root];
  for (const value of open) {
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object' && item !== null) open.push(item);
    } else if (typeof value === 'object' && value !== null) {
      // What JSON.parse makes inherits nothing that is listed.
      for (const name in value) {
        count += 1;
        const item = (value as Record<string, unknown>)[name];
        if (typeof item === 'object' && item !== null) open.push(item);
      }
    }
  }
  return count;
}
