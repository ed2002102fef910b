// Compiles the CSV files of @ip-location-db/asn into the binary table: node build-asn.js OUT
import { createReadStream, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Address } from './address.ts';
import { encodeAsnTable } from './asn.ts';
import { packRanges, type Range } from './ranges.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@ip-location-db/asn/package.json'));
const out = process.argv[2];
if (!out) throw new TypeError('build-asn needs the path of the file to write');

const names = new Map<number, string>();

async function* ranges(file: string, read: (text: string) => Address): AsyncGenerator<Range> {
  for await (const line of createInterface({
    input: createReadStream(join(folder, file)),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const [, first, last, number, name] = /^([^,]+),([^,]+),(\d+),(.*)$/.exec(line) ?? [];
    if (!first || !last || !number) continue;
    const asn = Number(number);
    if (name && !names.has(asn)) names.set(asn, name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);
    yield { first: read(first), last: read(last), value: asn };
  }
}

const all: Range[] = [];
for await (const range of ranges('asn-ipv4-num.csv', (n) => ({ version: 4, bits: Number(n) }))) all.push(range);
for await (const range of ranges('asn-ipv6-num.csv', (n) => ({ version: 6, high: BigInt(n) >> 64n, low: 0n })))
  all.push(range);
writeFileSync(out, encodeAsnTable(packRanges(all), names));
