import { findMarkers } from '../realms/markers.ts';
import type { Source } from '../source.ts';

/** Names that scripts have put on the page; which of them means anything is the server's question. */
export const globals: Source<'globals'> = ({ pristine }) => findMarkers(pristine());
