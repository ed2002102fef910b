import { clear, defineSignal, hit } from '../../signal.ts';

const STRINGS = {
  blink: { vendor: 'Google Inc.', productSub: '20030107' },
  gecko: { vendor: '', productSub: '20100101' },
  webkit: { vendor: 'Apple Computer, Inc.', productSub: '20030107' },
} as const;

/** Each engine has had the same vendor and build strings for years. */
export const vendor_vs_engine = defineSignal({
  id: 'vendor_vs_engine',
  layer: 'consistency',
  family: 'claim',
  title: 'Vendor strings of another engine',
  needs: ['userAgent', 'engine'],
  judge: ({ userAgent: { vendor, productSub } }, { engine, claim }) => {
    if (engine === 'unknown' || claim.mobile || claim.embedded) return clear;
    const own = STRINGS[engine];
    return vendor !== own.vendor || productSub !== own.productSub
      ? hit(`vendor "${vendor}" and productSub ${productSub} in ${engine}`)
      : clear;
  },
});
