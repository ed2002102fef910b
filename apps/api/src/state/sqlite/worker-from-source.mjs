// The worker as it runs in the work tree, under tests and tsx: Node 20 ignores `--import` in a worker's execArgv, so
// the thread registers tsx by itself. A build has worker.js and no use for this file.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
