import type { Evidence } from '@veridict/contract';

type Readings = Evidence['readings'];

/**
 * JSON of plain data, without asking anybody's `toJSON`: pages with an old Prototype.js put one on `Array.prototype`,
 * and `JSON.stringify` then writes arrays as strings.
 */
export function serialise(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + serialise(value[i]);
    return `[${text}]`;
  }
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text ? ',' : ''}${JSON.stringify(key)}:${serialise(member)}`;
  }
  return `{${text}}`;
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * The document with readings that fit into so many bytes: where a page full of odd names makes them too long, the
 * longest reading becomes a fault, and the others still arrive.
 */
export function serialiseWithin(maxBytes: number, readings: Readings, build: (readings: Readings) => unknown): string {
  const kept: Record<string, Readings[keyof Readings]> = { ...readings };
  for (;;) {
    const text = serialise(build(kept as Readings));
    if (utf8(text).length <= maxBytes) return text;
    let longest = '';
    for (const name of Object.keys(kept))
      if ('value' in kept[name]! && (!longest || length(kept[name]) > length(kept[longest]))) longest = name;
    if (!longest) return text;
    kept[longest] = { fault: 'threw', ms: kept[longest]!.ms };
  }
}

function length(value: unknown): number {
  return utf8(serialise(value)).length;
}

/** Whether lists and objects are nested no deeper than this. */
export function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}
