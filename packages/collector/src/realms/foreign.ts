import type { ReadingValues } from '@veridict/contract';
import { cut } from '../source.ts';
import { isNativeText, nativeNamed } from './natives.ts';

/** A name, and the shape of what stands there. */
export type FoundName = ReadingValues['globals']['window'][number];
type TextOf = (fn: unknown) => string;

/**
 * Own names of an object that the platform did not put there: a pristine one lacks them, or they are shaped as a
 * script's assignment makes them. The latter because a driver runs its first script in every new frame too. Nothing is
 * invoked and no getter is read.
 */
export function foreignNames(object: object, pristine: object, textOf: TextOf): FoundName[] {
  const found: FoundName[] = [];
  const known = new Set(Object.getOwnPropertyNames(pristine));
  const enumerable = new Set(Object.keys(object));
  for (const name of Object.getOwnPropertyNames(object)) {
    // Digits are the window's frames. Interfaces are not looked at: a browser makes each of them when it is asked for.
    if (/^\d+$/.test(name) || (known.has(name) && !enumerable.has(name))) continue;
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    if (!descriptor || (known.has(name) && !assigned(descriptor, name, textOf))) continue;
    found.push({ name: cut(name, 64), kind: kindOf(descriptor, textOf) });
  }
  return found;
}

/** Enumerable, and otherwise shaped as `object.name = value` leaves it; the platform's own methods are so too, but named as their key. */
function assigned({ configurable, writable, value }: PropertyDescriptor, name: string, textOf: TextOf): boolean {
  if (!configurable || !writable) return false;
  return typeof value !== 'function' || !nativeNamed(textOf(value), name);
}

function kindOf(descriptor: PropertyDescriptor, textOf: TextOf): FoundName['kind'] {
  if (!('value' in descriptor)) return 'accessor';
  const { value } = descriptor;
  if (value === null) return 'null';
  if (typeof value === 'function') return isNativeText(textOf(value)) ? 'native' : 'function';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Names of unnamed native functions with the property shape an embedder's binding has. They are not called. */
export function bindingNames(object: object, textOf: TextOf): string[] {
  const found: string[] = [];
  for (const name of Object.keys(object)) {
    const { value, configurable, writable } = Object.getOwnPropertyDescriptor(object, name) ?? {};
    if (typeof value !== 'function' || !configurable || !writable) continue;
    const keys = Reflect.ownKeys(value).map(String).join();
    if (keys === 'length,name,prototype' && nativeNamed(textOf(value), '')) found.push(cut(name, 64));
  }
  return found;
}
