import type { Evidence } from '@veridict/contract';

type Readings = Evidence['readings'];

/**
 * JSON of plain data, without asking anybody's `toJSON`: pages with an old Prototype.js put one on `Array.prototype`,
 * and `JSON.stringify` then writes arrays as strings.
 */
export function serialise(value: unknown): string {
  if (typeof value !== 'object' || !value) return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const member of value) text += `,${serialise(member)}`;
    return `[${text.slice(1)}]`;
  }
  for (const [key, member] of Object.entries(value))
    if (member !== undefined) text += `,${JSON.stringify(key)}:${serialise(member)}`;
  return `{${text.slice(1)}}`;
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** How many bytes a value takes as JSON. */
export function byteLength(value: unknown): number {
  return utf8(serialise(value)).length;
}

/**
 * Readings that together take no more than so many bytes: where a page full of odd names makes them longer, the longest
 * become faults, and the others still arrive.
 */
export function within(maxBytes: number, readings: Readings): Readings {
  // Nearly always; and to weigh each of them takes longer than to read most.
  if (byteLength(readings) <= maxBytes) return readings;
  const kept: Record<string, Readings[keyof Readings]> = { ...readings };
  const longestFirst = Object.keys(kept).sort((a, b) => byteLength(kept[b]) - byteLength(kept[a]));
  for (const name of longestFirst) {
    if (byteLength(kept) <= maxBytes) break;
    kept[name] = { fault: 'threw', ms: kept[name]!.ms };
  }
  return kept;
}

/** Whether lists and objects are nested no deeper than this. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || !value) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}
