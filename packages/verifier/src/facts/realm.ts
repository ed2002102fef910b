import type { ReadingValues } from '@veridict/contract';

/** What a realm says of itself. */
export type RealmIdentity = ReadingValues['workerRealm']['identity'];

/** Names under which two realms of one browser say different things. What one of them does not know is no difference. */
export function differences(a: RealmIdentity, b: RealmIdentity, names: ReadonlyArray<keyof RealmIdentity>): string[] {
  return names.filter((name) => {
    const [x, y] = [a[name], b[name]];
    return x !== y && x !== null && y !== null && JSON.stringify(x) !== JSON.stringify(y);
  });
}
