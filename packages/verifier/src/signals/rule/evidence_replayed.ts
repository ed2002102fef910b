import { clear, defineSignal, hit } from '../../signal.ts';

/** Thirty readings never take as long, each to a tenth of a millisecond, twice: this evidence was recorded. */
export const evidence_replayed = defineSignal({
  id: 'evidence_replayed',
  layer: 'rule',
  family: 'presentation',
  title: 'Evidence of another session',
  needs: ['sameTimings'],
  judge: ({ sameTimings: others }) =>
    others > 0
      ? hit(`${others} other session${others === 1 ? '' : 's'} took exactly as long, reading by reading`)
      : clear,
});
