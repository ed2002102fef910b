import { reading } from '../reading.ts';
import { globalNames } from '../shapes.ts';

/** Names that a pristine window does not have, as they are when the page is first read. */
export const globals = reading(globalNames);
