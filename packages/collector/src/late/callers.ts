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
    // natives have no line; what WebKit is told to run has a name and no place at all
    const whole = /^(.*?)(?::\d+){1,2}$/.exec(place)?.[1] ?? (/@$/.test(line) ? ' ' : '');
    const at = whole.split(/[;/\\]/)[0]!.trim();
    if (!whole || !(at || name) || /:\/\/|^(eval at|blob:|data:|file:|node:)|-extension:/.test(whole)) continue;
    names.push(`${name.replace(/^(async|new) /, '')}@${at}`.replace(/[^\w@$.:<>\- ]/g, '').slice(0, LENGTH));
  }
  return names;
}

/** The errors of a realm that no script has touched: how those of a page tell their stack is often changed. */
function pristineError(): ErrorConstructor {
  try {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;visibility:hidden';
    document.documentElement.appendChild(frame);
    const pristine = frame.contentWindow as (Window & typeof globalThis) | null;
    const found = pristine?.Error;
    frame.remove();
    return found ?? Error;
  } catch {
    // a page that lets no frame be made, or looks into none of its own
    return Error;
  }
}

/** Collects the names of code that is running right now, a limited number of times. */
export function collectCallers(times: number): { look(): void; read(): string[] } {
  const found = new Set<string>();
  let left = times;
  const Told = pristineError();
  return {
    look() {
      if (left-- <= 0) return;
      for (const name of namesIn(`${new Told().stack ?? ''}`)) if (found.size < NAMES) found.add(name);
    },
    read: () => [...found],
  };
}
