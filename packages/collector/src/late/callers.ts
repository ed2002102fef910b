/** Names kept, at most, and how long one may be. */
const NAMES = 12;
const LENGTH = 64;

/**
 * Names in a stack of code that came from no file. Tools give names of their own to what they put into a page
 * (`pptr:evaluate`, `callFunction` of an anonymous script); a page's own code, an extension's and the platform's has an
 * address or none, and is left out, as is everything after the name that could be a path.
 */
export function namesIn(stack: string): string[] {
  const names: string[] = [];
  for (const line of stack.split('\n')) {
    // `at name (place:1:2)` and `at place:1:2` of V8, `name@place:1:2` elsewhere
    const frame = /^\s*at (?:(.*?) \()?(.*?)\)?$/.exec(line) ?? /^(.*?)@(.*)$/.exec(line);
    const [, name = '', place = ''] = frame ?? [];
    // natives have no line
    const numbered = /^(.*?)(?::\d+){1,2}$/.exec(place);
    const at = numbered?.[1]?.split(/[;/\\]/)[0] ?? '';
    if (!at || /:\/\/|^(eval at|blob:|data:|file:|node:)|-extension:/.test(numbered![1]!)) continue;
    names.push(`${name.replace(/^(async|new) /, '')}@${at}`.replace(/[^\w@$.:<>\- ]/g, '').slice(0, LENGTH));
  }
  return names;
}

/** Collects the names of code that is running right now, a limited number of times. */
export function collectCallers(times: number): { look(): void; read(): string[] } {
  const found = new Set<string>();
  let left = times;
  return {
    look() {
      if (left-- <= 0) return;
      for (const name of namesIn(`${new Error().stack ?? ''}`)) if (found.size < NAMES) found.add(name);
    },
    read: () => [...found],
  };
}
