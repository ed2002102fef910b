// What the compiler leaves out: files that are served as they are.
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const pages = 'surfaces/demo/page';
cpSync(join(here, 'src', pages), join(here, 'dist', pages), { recursive: true });
