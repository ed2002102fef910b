import { clear, defineSignal, hit } from '../../signal.ts';

/** What an engine is shows in its error messages and interfaces. In-app browsers change their engines and are left out. */
export const engine_vs_user_agent = defineSignal({
  id: 'engine_vs_user_agent',
  layer: 'consistency',
  family: 'claim',
  title: 'Engine contradicts the user agent',
  needs: ['engine', 'userAgent'],
  judge: (_values, { engine, claim }) =>
    engine !== 'unknown' && claim.engine !== 'unknown' && engine !== claim.engine && !claim.mobile && !claim.embedded
      ? hit(`user agent says ${claim.engine}, the engine is ${engine}`)
      : clear,
});
