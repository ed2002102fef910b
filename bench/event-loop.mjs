// Loaded before a server under test: on SIGUSR2 it writes what the event loop's delay was since the last time, and starts anew.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('SIGUSR2', () => {
  // the monitor's own timer is counted into every interval
  const ms = (ns) => Math.max(0, ns / 1e6 - 1);
  process.stderr.write(`event loop ${JSON.stringify({ p99: ms(delay.percentile(99)), max: ms(delay.max) })}\n`);
  delay.reset();
});
