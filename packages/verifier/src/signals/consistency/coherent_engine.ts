import { clear, defineSignal, hit } from '../../signal.ts';

/** Error messages, interfaces and user agent tell of one engine. */
export const coherent_engine = defineSignal({
  id: 'coherent_engine',
  layer: 'consistency',
  family: 'human_consistency',
  title: 'Engine is what the user agent says',
  needs: ['engine', 'userAgent'],
  judge: (_values, { engine, claim }) =>
    engine !== 'unknown' && engine === claim.engine ? hit(`both say ${engine}`) : clear,
});
