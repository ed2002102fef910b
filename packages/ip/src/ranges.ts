import { type Address, parseCidr } from './address.ts';

/** A block of addresses and what is said of it. IPv6 is kept to its upper 64 bits: nobody is told apart below. */
export interface Range {
  first: Address;
  last: Address;
  value: number;
}

/** Which value an address has: sorted starts and a binary search, 0 where nothing is said. */
export interface RangeTable {
  find(address: Address): number;
  /** number of ranges */
  readonly size: number;
  /** memory of the table, bytes */
  readonly bytes: number;
}

/** The arrays behind a table, as they are stored. A range ends where the next start stands. */
export interface RangeArrays {
  v4Starts: Uint32Array;
  v4Values: Uint32Array;
  v6Starts: BigUint64Array;
  v6Values: Uint32Array;
}

/** Look addresses up in arrays made by `packRanges`. */
export function rangeTable(arrays: RangeArrays): RangeTable {
  const { v4Starts, v4Values, v6Starts, v6Values } = arrays;
  return {
    find: (address) =>
      address.version === 4 ? valueAt(v4Starts, v4Values, address.bits) : valueAt(v6Starts, v6Values, address.high),
    size: v4Starts.length + v6Starts.length,
    bytes: v4Starts.byteLength + v4Values.byteLength + v6Starts.byteLength + v6Values.byteLength,
  };
}

function valueAt<T extends number | bigint>(starts: ArrayLike<T>, values: Uint32Array, key: T): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= key) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : values[low - 1]!;
}

/** Sort ranges into arrays with their gaps. Of overlapping ranges the one that starts later wins, as the narrower one. */
export function packRanges(ranges: Iterable<Range>): RangeArrays {
  const v4: Array<[number, number, number]> = [];
  const v6: Array<[bigint, bigint, number]> = [];
  for (const { first, last, value } of ranges) {
    if (first.version === 4 && last.version === 4) v4.push([first.bits, last.bits, value]);
    else if (first.version === 6 && last.version === 6) v6.push([first.high, last.high, value]);
  }
  const a = boundaries(v4, 1, 0xffffffff);
  const b = boundaries(v6, 1n, 0xffffffffffffffffn);
  return {
    v4Starts: Uint32Array.from(a.starts),
    v4Values: Uint32Array.from(a.values),
    v6Starts: BigUint64Array.from(b.starts),
    v6Values: Uint32Array.from(b.values),
  };
}

/** Cut the line at every start and end. Nested ranges are kept on a stack, so that the outer one goes on after the inner. */
function boundaries<T extends number | bigint>(ranges: Array<[first: T, last: T, value: number]>, one: T, end: T) {
  ranges.sort((x, y) => (x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : x[1] > y[1] ? -1 : x[1] < y[1] ? 1 : 0));
  const starts: T[] = [];
  const values: number[] = [];
  const say = (at: T, value: number) => {
    if (starts.length && starts[starts.length - 1] === at) values[values.length - 1] = value;
    else if ((values[values.length - 1] ?? 0) !== value) {
      starts.push(at);
      values.push(value);
    }
  };
  const after = (at: T) => (at === end ? null : (((at as number) + (one as number)) as unknown as T));
  const open: Array<[last: T, value: number]> = [];
  const closeBefore = (limit: T | null) => {
    while (open.length && (limit === null || open[open.length - 1]![0] < limit)) {
      const [last] = open.pop()!;
      while (open.length && open[open.length - 1]![0] <= last) open.pop();
      const next = after(last);
      if (next !== null) say(next, open[open.length - 1]?.[1] ?? 0);
    }
  };
  for (const [first, last, value] of ranges) {
    closeBefore(first);
    say(first, value);
    open.push([last, value]);
  }
  closeBefore(null);
  return { starts, values };
}

/** A table that only says whether an address is in a list of blocks. Lines that are no block are counted, not thrown. */
export function blockList(blocks: Iterable<string>): { table: RangeTable; refused: number } {
  let refused = 0;
  const ranges: Range[] = [];
  for (const block of blocks) {
    const range = parseCidr(block.trim());
    if (range) ranges.push({ ...range, value: 1 });
    else refused++;
  }
  return { table: rangeTable(packRanges(ranges)), refused };
}
