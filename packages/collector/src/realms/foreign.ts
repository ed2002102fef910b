import type { ReadingValues } from '@veridict/contract';
import { cut } from '../reading.ts';
import { nativeName } from './natives.ts';

/** A name, and the shape of what stands there. */
export type FoundName = ReadingValues['globals']['window'][number];
type TextOf = (fn: unknown) => string;

/**
 * Own names of an object that the platform did not put there: a pristine one lacks them, or they are shaped as a
 * script's assignment makes them. The latter because a driver runs its first script in every new frame too. Nothing is
 * invoked and no getter is read. Of them, `bindings` takes those that look like an embedder's.
 */
export function foreignNames(object: object, pristine: object, textOf: TextOf, bindings: string[] = []): FoundName[] {
  const found: FoundName[] = [];
  const known = new Set(Object.getOwnPropertyNames(pristine));
  const enumerable = new Set(Object.keys(object));
  for (const full of Object.getOwnPropertyNames(object)) {
    // Digits are the window's frames. Interfaces are not looked at: a browser makes each of them when it is asked for.
    if (/^\d+$/.test(full) || (known.has(full) && !enumerable.has(full))) continue;
    const descriptor = Object.getOwnPropertyDescriptor(object, full);
    if (!descriptor || (known.has(full) && !assigned(descriptor, full, textOf))) continue;
    const name = cut(full, 64);
    found.push({ name, kind: kindOf(descriptor, textOf) });
    if (isBinding(descriptor.value, textOf)) bindings.push(name);
  }
  return found;
}

/** Enumerable, and otherwise shaped as `object.name = value` leaves it; the platform's own methods are so too, but named as their key. */
function assigned({ configurable, writable, value }: PropertyDescriptor, name: string, textOf: TextOf): boolean {
  if (!configurable || !writable) return false;
  return typeof value !== 'function' || nativeName(textOf(value)) !== name;
}

function kindOf(descriptor: PropertyDescriptor, textOf: TextOf): FoundName['kind'] {
  if (!('value' in descriptor)) return 'accessor';
  const { value } = descriptor;
  if (value === null) return 'null';
  if (typeof value === 'function') return nativeName(textOf(value)) !== undefined ? 'native' : 'function';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** An unnamed native function with the properties an embedder's binding has. It is not called. */
function isBinding(value: unknown, textOf: TextOf): boolean {
  if (typeof value !== 'function' || nativeName(textOf(value)) !== '') return false;
  return Reflect.ownKeys(value).map(String).join() === 'length,name,prototype';
}
