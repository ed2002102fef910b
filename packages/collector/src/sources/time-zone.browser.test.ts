import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('timeZone', {
  driven: {
    any: (value) => {
      expect(value.zone).toMatch(/\w/);
      expect(value.intlOffsets).toEqual([value.offsetNow, value.offsetJanuary, value.offsetJuly]);
    },
  },
  pages: {
    'a zone put on in Intl alone': {
      prepare: () => {
        const { resolvedOptions } = Intl.DateTimeFormat.prototype;
        Intl.DateTimeFormat.prototype.resolvedOptions = function () {
          return { ...resolvedOptions.call(this), timeZone: 'Pacific/Kiritimati' };
        };
        Date.prototype.getTimezoneOffset = () => 300;
      },
      reads: { any: { zone: 'Pacific/Kiritimati', offsetNow: 300, intlOffsets: [-840, -840, -840] } },
    },
  },
});
