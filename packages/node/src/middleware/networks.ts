/** Whether an address lies in one of some networks. Written out, so that it runs where there is no `node:net`. */
export type InNetworks = (address: string) => boolean;

interface Bits {
  width: 32 | 128;
  value: bigint;
}

/** Networks from texts such as `10.0.0.0/8`, `2001:db8::/32` or a single address; null when one is none of these. */
export function parseNetworks(texts: readonly string[]): InNetworks | null {
  const networks: Array<Bits & { shift: bigint }> = [];
  for (const text of texts) {
    const [address = '', length, ...rest] = text.trim().split('/');
    const bits = bitsOf(address);
    const prefix = length === undefined ? bits?.width : /^\d{1,3}$/.test(length) ? Number(length) : undefined;
    if (bits === null || prefix === undefined || prefix > bits.width || rest.length > 0) return null;
    const shift = BigInt(bits.width - prefix);
    networks.push({ width: bits.width, value: bits.value >> shift, shift });
  }
  return (address) => {
    const bits = bitsOf(address);
    if (bits === null) return false;
    return networks.some(({ width, value, shift }) => width === bits.width && bits.value >> shift === value);
  };
}

/** An address without brackets, port, zone and the prefix of an IPv4 address inside IPv6; null for anything else. */
export function plainAddress(text: string): string | null {
  const trimmed = text.trim();
  const inner = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const bare = inner.replace(/%.*$/, '').toLowerCase();
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1] ?? bare;
  return bitsOf(address) === null ? null : address;
}

function bitsOf(address: string): Bits | null {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) {
    const parts = address.split('.').map(Number);
    if (parts.some((part) => part > 255)) return null;
    return { width: 32, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) };
  }
  if (!address.includes(':') || !/^[\da-fA-F:.]+$/.test(address)) return null;
  const tail = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address);
  const last = tail ? bitsOf(tail[2]!) : null;
  if (tail && last === null) return null;
  const text = tail
    ? `${tail[1]}${(last!.value >> 16n).toString(16)}:${(last!.value & 0xffffn).toString(16)}`
    : address;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...left, ...Array<string>(halves.length === 1 ? 0 : missing).fill('0'), ...right];
  if (!groups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return null;
  return { width: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}
