import { cut } from '../reading.ts';
import { listOfText } from '../realms/identity.ts';
import type { Source } from '../source.ts';

/** `navigator.platform`. A pristine `navigator` has no own properties: all of the platform's are inherited. */
export const platform: Source<'platform'> = () => ({
  platform: cut(navigator.platform, 64),
  ownNavigatorKeys: listOfText(Object.getOwnPropertyNames(navigator), 32, 64),
});
