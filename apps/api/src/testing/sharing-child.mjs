// A server of its own process on a store that others share, with a clock that stands; says where it answers, until it is killed.
import { register } from 'tsx/esm/api';

register();
await import('./sharing.ts');
