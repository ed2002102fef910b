import { expect, test } from 'vitest';
import { offsetsIn } from './time-zone.ts';

const moments = ['2026-11-21T12:34:56.789Z', '2026-01-01T12:00:00Z', '2026-07-01T12:00:00Z'].map(
  (iso) => new Date(iso),
) as [Date, Date, Date];

test.each([
  ['UTC', [0, 0, 0]],
  ['Europe/Berlin', [-60, -60, -120]],
  ['America/New_York', [300, 300, 240]],
  ['Asia/Kathmandu', [-345, -345, -345]],
  ['Pacific/Kiritimati', [-840, -840, -840]],
  ['Australia/Lord_Howe', [-660, -660, -630]],
  ['No/Where', null],
])('%s', (zone, offsets) => {
  expect(offsetsIn(zone, moments)).toEqual(offsets);
});

test('before 1970 too', () => {
  const old = new Date('1965-06-01T00:00:30Z');
  expect(offsetsIn('UTC', [old, old, old])).toEqual([0, 0, 0]);
});
