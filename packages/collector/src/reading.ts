import type { Fault } from '@veridict/contract/wire';

/** Thrown by a source that has no value to give, with the reason. */
export class Unreadable {
  // Declared only: a field that a bundler writes by defineProperty fails on pages that add to Object.prototype.
  declare readonly fault: Fault;
  constructor(fault: Fault) {
    this.fault = fault;
  }
}

/** Why a source gave nothing. Browsers refuse by policy with a SecurityError. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Unreadable) return error.fault;
  return (error as Error | undefined)?.name === 'SecurityError' ? 'blocked' : 'threw';
}

/** Any value as text no longer than its schema takes. */
export function cut(value: unknown, max: number): string {
  return String(value).slice(0, max);
}

/** Several of an object's properties as text, each no longer than said; what is not there is empty. */
export function texts<K extends string>(from: { readonly [P in NoInfer<K>]?: unknown }, limits: Record<K, number>) {
  const found = {} as Record<K, string>;
  for (const name of Object.keys(limits) as K[]) found[name] = cut(from[name] ?? '', limits[name]);
  return found;
}

/** The same, where nothing stays nothing. */
export function cutOrNull(value: unknown, max: number): string | null {
  return value == null ? null : cut(value, max);
}

/** A number that JSON has a word for, or null. */
export function finiteOrNull(value: unknown): number | null {
  return typeof value === 'number' && value - value === 0 ? value : null;
}

/** Milliseconds to a tenth, and never less than none: clocks have been seen to start below zero (Firefox 153). */
export function tenths(ms: number): number {
  return Math.round(Math.max(0, ms) * 10) / 10;
}

/** What a question is answered with, or `Unreadable` when there is no answer in time. */
export async function within<T>(budgetMs: number, ask: () => T | Promise<T>): Promise<T> {
  // Asked first: if that throws, no timer is left behind whose rejection nobody hears.
  const answer = ask();
  const late = new Promise<never>((_, reject) => {
    const expire = () => reject(new Unreadable('timeout'));
    // Of a thread that was held up, the timer wakes first; one turn later, what came in time has been handed over.
    setTimeout(() => setTimeout(expire), budgetMs);
  });
  return Promise.race([answer, late]);
}
