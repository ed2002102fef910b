/** Whether a function's source text is native code, and named as the platform names that member. */
export function nativeNamed(text: string, name: string): boolean {
  const head = /^function (?:[gs]et )?([^(]*)\(\)\s*\{\s*\[native code\]\s*\}$/.exec(text);
  return head?.[1] === name;
}

/** Whether a function's source text is native code of any name. */
export function isNativeText(text: string): boolean {
  return /\{\s*\[native code\]\s*\}$/.test(text);
}
