/** The name that a native function's source text gives it, or undefined for the text of anything else. */
export function nativeName(text: string): string | undefined {
  return /^function (?:[gs]et )?([^(]*)\(\)\s*\{\s*\[native code\]\s*\}$/.exec(text)?.[1];
}
