// The child as it runs in the work tree, under tests and tsx. A build has child.js and no use for this file.
import { register } from 'tsx/esm/api';

register();
await import('./child.ts');
