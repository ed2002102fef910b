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
  for (const name of Object.getOwnPropertyNames(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    // Digits are the window's frames.
    if (!descriptor || /^\d+$/.test(name) || (known.has(name) && !assigned(descriptor, name, textOf))) continue;
    found.push({ name: cut(name, 64), kind: kindOf(descriptor, textOf) });
  }
  return found;
}

/** Shaped as `object.name = value` leaves it; the platform's own methods are so too, but named as their key. */
function assigned({ enumerable, configurable, writable, value }: PropertyDescriptor, name: string, textOf: TextOf) {
  if (!enumerable || !configurable || !writable) return false;
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
  for (const name of Object.getOwnPropertyNames(object)) {
    const { value, enumerable, configurable, writable } = Object.getOwnPropertyDescriptor(object, name) ?? {};
    if (typeof value !== 'function' || !enumerable || !configurable || !writable) continue;
    const keys = Reflect.ownKeys(value).join();
    if (keys === 'length,name,prototype' && isNativeText(textOf(value)) && nativeNamed(textOf(value), '')) {
      found.push(cut(name, 64));
    }
  }
  return found;
}
