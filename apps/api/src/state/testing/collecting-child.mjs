// A process that records page views as fast as it can and writes the name of each acknowledged one, until it is killed.
import { register } from 'tsx/esm/api';

register();
await import('./collecting.ts');
