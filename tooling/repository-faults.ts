/** An entry of a lock file, as far as it matters here. */
interface LockEntry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
}

const FORBIDDEN: ReadonlyArray<readonly [what: string, pattern: RegExp]> = [
  // after a quote, a space or the like: `/home/` inside an address or a relative path is another thing
  ['a folder of one machine', /(?:^|[\s'"`=(])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.]/m],
  ['a package registry', /^\s*(?:@[\w-]+:)?registry\s*=|\bregistry\.\w+\.(?:org|com|io)\b/m],
  ['a credential of a registry', /_auth(?:Token)?\s*=/],
];

/** What a text says that is true of one machine only, one sentence each. */
export function textFaults(path: string, text: string): string[] {
  return FORBIDDEN.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found ? [`${path} names ${what}: ${found[0].trim()}`] : [];
  });
}

/** What makes a lock file depend on where it was written, one sentence each. */
export function lockFaults(lock: { packages: Record<string, LockEntry> }): string[] {
  const installed = Object.entries(lock.packages).filter(([path, e]) => path.includes('node_modules/') && !e.link);
  return installed.flatMap(([path, entry]) => {
    const faults: string[] = [];
    if (entry.resolved && /^\w+:/.test(entry.resolved)) faults.push(`${path} names the address it came from.`);
    const stub = entry.optional && (entry.os || entry.cpu);
    if (!entry.integrity && !stub)
      faults.push(`${path} has no integrity and is not an optional package of another platform.`);
    return faults;
  });
}
