import { clear, defineSignal, hit } from '../../signal.ts';

/** Puppeteer and Playwright attach to workers too; ChromeDriver does not. */
export const cdp_worker_runtime = defineSignal({
  id: 'cdp_worker_runtime',
  layer: 'browser',
  family: 'debugger',
  title: 'Debugger attached to a worker',
  needs: ['workerRealm', 'engine'],
  judge: ({ workerRealm }, { engine }) =>
    engine === 'blink' && (workerRealm.consoleStackReads ?? 0) > 0
      ? hit('the stack of an error logged in a worker was formatted')
      : clear,
});
