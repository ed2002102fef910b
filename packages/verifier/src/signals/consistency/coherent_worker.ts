import { clear, defineSignal, hit } from '../../signal.ts';

/** The place that pretenders forget, and it says the same. */
export const coherent_worker = defineSignal({
  id: 'coherent_worker',
  layer: 'consistency',
  family: 'human_consistency',
  title: 'Worker agrees with the page',
  needs: ['workerRealm', 'userAgent', 'platform', 'languages'],
  judge: ({ workerRealm: { identity }, userAgent, platform, languages }) =>
    identity.userAgent === userAgent.userAgent &&
    identity.platform === platform.platform &&
    identity.language === languages.language
      ? hit('user agent, platform and language are the same in a worker')
      : clear,
});
