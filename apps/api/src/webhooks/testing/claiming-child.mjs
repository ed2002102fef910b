// A process that claims webhook messages and never sends them, until it is killed.
import { register } from 'tsx/esm/api';

register();
await import('./claiming.ts');
