import { describe, expect, it } from 'vitest';
import { chromiumMajor, expectedBrands, parseBrandHeader, sameBrands } from './brands.ts';

/** Lists as the browsers sent them, old first. */
const SENT = [
  '"Google Chrome";v="105", "Not)A;Brand";v="8", "Chromium";v="105"',
  '"Chromium";v="110", "Not A(Brand";v="24", "Google Chrome";v="110"',
  '"Not_A Brand";v="8", "Chromium";v="120", "Google Chrome";v="120"',
  '"Chromium";v="124", "Google Chrome";v="124", "Not-A.Brand";v="99"',
  '"Google Chrome";v="131", "Chromium";v="131", "Not_A Brand";v="24"',
  '"Not)A;Brand";v="8", "Chromium";v="138", "Google Chrome";v="138"',
  '"Not)A;Brand";v="8", "Chromium";v="138", "Microsoft Edge";v="138"',
  '"Not:A-Brand";v="8", "Chromium";v="156"',
];

describe('brand lists', () => {
  it.each(SENT)('%s follows from its version', (sent) => {
    const brands = parseBrandHeader(sent)!;
    expect(sameBrands(brands, expectedBrands(brands)!)).toBe(true);
  });

  it.each([
    ['copied from Chrome 99', '" Not A;Brand";v="99", "Chromium";v="138", "Google Chrome";v="138"'],
    ['in another order', '"Chromium";v="138", "Not)A;Brand";v="8", "Google Chrome";v="138"'],
    ['with another filler version', '"Not)A;Brand";v="24", "Chromium";v="138", "Google Chrome";v="138"'],
  ])('one %s does not', (_, sent) => {
    const brands = parseBrandHeader(sent)!;
    expect(sameBrands(brands, expectedBrands(brands)!)).toBe(false);
  });

  it.each([
    ['before the formula', '" Not A;Brand";v="99", "Chromium";v="104", "Google Chrome";v="104"'],
    ['of a fork with its own', '"Chromium";v="138", "YaBrowser";v="25.8", "Not)A;Brand";v="8", "Yowser";v="2.5"'],
    ['without Chromium', '"Not)A;Brand";v="8", "Opera";v="120"'],
  ])('one %s is not judged', (_, sent) => {
    expect(expectedBrands(parseBrandHeader(sent)!)).toBeNull();
  });

  it('reads nothing into what is not a list', () => {
    for (const text of ['', 'Chromium', '"Chromium"', '"Chromium";v="138",', '"Chromium";v=138']) {
      expect(parseBrandHeader(text)).toBeNull();
    }
    expect(parseBrandHeader('"a\\"b";v="1"')).toEqual([{ brand: 'a"b', version: '1' }]);
    expect(chromiumMajor([])).toBeNull();
  });
});
