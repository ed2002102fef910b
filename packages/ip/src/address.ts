/** An IP address as numbers: 32 bits, or the two halves of 128. */
export type Address = { version: 4; bits: number } | { version: 6; high: bigint; low: bigint };

const MAPPED_LOW = 0xffffn << 32n;

/**
 * Read an IPv4 or IPv6 address. IPv4 inside IPv6 (`::ffff:192.0.2.1`) is IPv4; a zone (`%eth0`) is left out.
 * Null for anything else: host names, ports, leading zeros that some read as octal.
 */
export function parseAddress(text: string): Address | null {
  const zone = text.indexOf('%');
  const bare = zone < 0 ? text : text.slice(0, zone);
  if (!bare.includes(':')) {
    const bits = parseV4(bare);
    return bits === null ? null : { version: 4, bits };
  }
  const groups = parseGroups(bare);
  if (!groups) return null;
  let high = 0n;
  let low = 0n;
  for (let i = 0; i < 4; i++) high = (high << 16n) | BigInt(groups[i]!);
  for (let i = 4; i < 8; i++) low = (low << 16n) | BigInt(groups[i]!);
  if (high === 0n && low >> 32n === MAPPED_LOW >> 32n) return { version: 4, bits: Number(low & 0xffffffffn) };
  return { version: 6, high, low };
}

function parseV4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let bits = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    bits = bits * 256 + Number(part);
  }
  return bits;
}

function parseGroups(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const whole = halves.length === 1;
  // IPv4 notation stands for the last 32 bits, so only at the very end
  const head = groupsOf(halves[0]!, whole);
  const tail = whole ? [] : groupsOf(halves[1]!, true);
  if (!head || !tail) return null;
  const missing = 8 - head.length - tail.length;
  if (whole ? missing !== 0 : missing < 1) return null;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function groupsOf(text: string, mayEndInV4: boolean): number[] | null {
  if (text === '') return [];
  const out: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    if (part.includes('.')) {
      const bits = mayEndInV4 && i === parts.length - 1 ? parseV4(part) : null;
      if (bits === null) return null;
      out.push(bits >>> 16, bits & 0xffff);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) out.push(Number.parseInt(part, 16));
    else return null;
  }
  return out;
}

/** The network an address belongs to for counting and comparing: its /24, or its /48 with IPv6. */
export function networkOf(address: Address): string {
  if (address.version === 4) {
    const b = address.bits;
    return `${b >>> 24}.${(b >>> 16) & 255}.${(b >>> 8) & 255}.0/24`;
  }
  const group = (shift: bigint) => ((address.high >> shift) & 0xffffn).toString(16);
  return `${group(48n)}:${group(32n)}:${group(16n)}::/48`;
}

/** The first and last address of a block in CIDR notation, or null when it is none. */
export function parseCidr(text: string): { first: Address; last: Address } | null {
  const slash = text.indexOf('/');
  const base = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!base) return null;
  const most = base.version === 4 ? 32 : 128;
  const prefix = slash < 0 ? most : /^\d{1,3}$/.test(text.slice(slash + 1)) ? Number(text.slice(slash + 1)) : -1;
  if (prefix < 0 || prefix > most) return null;
  if (base.version === 4) {
    const mask = prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
    const first = (base.bits & mask) >>> 0;
    return { first: { version: 4, bits: first }, last: { version: 4, bits: (first | ~mask) >>> 0 } };
  }
  const whole = (base.high << 64n) | base.low;
  const span = (1n << BigInt(128 - prefix)) - 1n;
  const first = whole & ~span;
  const half = (n: bigint): Address => ({ version: 6, high: n >> 64n, low: n & 0xffffffffffffffffn });
  return { first: half(first), last: half(first | span) };
}
