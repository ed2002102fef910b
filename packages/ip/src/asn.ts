import { type RangeArrays, type RangeTable, rangeTable } from './ranges.ts';

/** An autonomous system: the network that announces an address. */
export interface Network {
  asn: number;
  organisation: string;
}

/** Address ranges → autonomous systems, and their names. */
export interface AsnTable {
  ranges: RangeTable;
  nameOf(asn: number): string | null;
}

const MAGIC = 'VASN1\n';

/**
 * One file: magic, a JSON line with the lengths, the four arrays of the ranges, then the names as `asn<TAB>name` lines.
 * The arrays start at a multiple of 8, so they can be used where they lie.
 */
export function encodeAsnTable(arrays: RangeArrays, names: ReadonlyMap<number, string>): Buffer {
  const text = Buffer.from(
    [...names]
      .sort(([a], [b]) => a - b)
      .map(([asn, name]) => `${asn}\t${name.replace(/[\t\n]/g, ' ')}`)
      .join('\n'),
  );
  const parts = [arrays.v6Starts, arrays.v4Starts, arrays.v4Values, arrays.v6Values].map((a) =>
    Buffer.from(a.buffer, a.byteOffset, a.byteLength),
  );
  const lengths = `${JSON.stringify({ v4: arrays.v4Starts.length, v6: arrays.v6Starts.length, names: text.length })}\n`;
  const head = MAGIC + lengths;
  const padding = (8 - (head.length % 8)) % 8;
  return Buffer.concat([Buffer.from(head + ' '.repeat(padding)), ...parts, text]);
}

/** Read a table written by `encodeAsnTable`. Throws on a file that is none: a broken installation is a bug, not an input. */
export function decodeAsnTable(file: Buffer): AsnTable {
  if (file.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) throw new Error('not an ASN table');
  const lineEnd = file.indexOf('\n', MAGIC.length);
  const { v4, v6, names } = JSON.parse(file.subarray(MAGIC.length, lineEnd).toString('latin1')) as Record<
    'v4' | 'v6' | 'names',
    number
  >;
  // a copy, because a file read into a pooled buffer need not lie at a multiple of 8
  const start = Math.ceil((lineEnd + 1) / 8) * 8;
  const body = new Uint8Array(file.subarray(start)).buffer;
  let at = 0;
  const next = (bytes: number) => {
    at += bytes;
    return at - bytes;
  };
  const arrays: RangeArrays = {
    v6Starts: new BigUint64Array(body, next(v6 * 8), v6),
    v4Starts: new Uint32Array(body, next(v4 * 4), v4),
    v4Values: new Uint32Array(body, next(v4 * 4), v4),
    v6Values: new Uint32Array(body, next(v6 * 4), v6),
  };
  const byAsn = new Map<number, string>();
  for (const line of Buffer.from(body, next(names), names).toString('utf8').split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0) byAsn.set(Number(line.slice(0, tab)), line.slice(tab + 1));
  }
  return { ranges: rangeTable(arrays), nameOf: (asn) => byAsn.get(asn) ?? null };
}
