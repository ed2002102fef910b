// `npm start`: builds what the server needs and becomes the server. What ends npm must end the server, and gracefully; npm
// hands a signal on to the shell it runs scripts in, and that ends alone, so the server also ends when its shell is gone.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const lookMs = 500;
const main = new URL('../apps/api/dist/main.js', import.meta.url);
const shell = process.ppid;

if (!existsSync(fileURLToPath(main)))
  process.stdout.write('Building for the first time: this takes a minute or two.\n');
const status = build(['--filter=@veridict/api...']);
if (status === 0) {
  await import(main.href);
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, lookMs);
  looking.unref();
} else process.exitCode = status;
