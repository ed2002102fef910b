// Loaded before a server under test: on SIGUSR2 it writes what the event loop's delay was since the last time, and how much processor
// time the process and its main thread took, and starts anew.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

/** Microseconds of the main thread, as Linux counts them; null elsewhere. */
function mainThread() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1000;
  } catch {
    return null;
  }
}

let [process0, main0] = [process.cpuUsage(), mainThread()];
process.on('SIGUSR2', () => {
  // the monitor's own timer is counted into every interval
  const ms = (ns) => Math.max(0, ns / 1e6 - 1);
  const { user, system } = process.cpuUsage(process0);
  const now = mainThread();
  const cpuUs = { cpu: user + system, main: now === null ? null : now - main0 };
  process.stderr.write(
    `event loop ${JSON.stringify({ p99: ms(delay.percentile(99)), max: ms(delay.max), ...cpuUs })}\n`,
  );
  delay.reset();
  [process0, main0] = [process.cpuUsage(), now];
});
