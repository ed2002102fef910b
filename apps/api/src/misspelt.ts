import { SETTINGS } from './settings-table.ts';

/** Names of the same form that are read by others: the command line, the examples and the tests. */
const OTHERS: ReadonlySet<string> = new Set([
  'VERIDICT_URL',
  'VERIDICT_ADMIN_KEY',
  'VERIDICT_SECRET_KEY',
  'VERIDICT_PUBLIC_KEY',
]);
/** Two letters exchanged, one too many or too few: so far apart two names may be to be taken for one another. */
const farthest = 2;

/** Names in the environment that are no settings but all but spell one, each with the one that is probably meant. */
export function misspelt(env: Readonly<Record<string, unknown>>): Array<{ name: string; meant: string }> {
  const names = SETTINGS.map(({ name }) => name);
  const known = new Set<string>([...names, ...OTHERS]);
  return Object.keys(env)
    .filter((name) => name.startsWith('VERIDICT_') && name.length < 64 && !known.has(name))
    .flatMap((name) => {
      const meant = names.find((one) => distance(name, one) <= farthest);
      return meant === undefined ? [] : [{ name, meant }];
    });
}

/** How many letters must be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
