import type { ReadingValues } from '@veridict/contract';

/** Members that pages themselves replace: error trackers, session replays, zone.js, polyfills, consent managers. */
const REPLACED_BY_PAGES =
  /^(EventTarget\.addEventListener|Function\.toString|Element\.(attachShadow|getBoundingClientRect)|Document\.createElement|HTMLCanvasElement\.getContext)$/;

/** What extensions against fingerprinting replace. Who hides automation replaces other things besides. */
const REPLACED_BY_EXTENSIONS =
  /^(HTMLCanvasElement|CanvasRenderingContext2D|WebGL2?RenderingContext|Screen|Date|AudioBuffer|AnalyserNode|Performance)\.|^Navigator\.(hardwareConcurrency|deviceMemory|connection|plugins)$|^Document\.(hidden|visibilityState|hasFocus)$/;

/** Members that somebody other than the page's own scripts has replaced, and members that only pretend to be native. */
export function replacedMembers({ altered, misbehaving }: ReadingValues['nativeFunctions']): {
  altered: string[];
  misbehaving: string[];
} {
  const foreign = (names: readonly string[]) => names.filter((name) => !REPLACED_BY_PAGES.test(name));
  return { altered: foreign(altered), misbehaving: foreign(misbehaving) };
}

/** All that was replaced is what an extension against fingerprinting would replace. */
export function looksLikeExtension(nativeFunctions: ReadingValues['nativeFunctions']): boolean {
  const { altered, misbehaving } = replacedMembers(nativeFunctions);
  const all = [...altered, ...misbehaving];
  return all.length > 0 && all.every((name) => REPLACED_BY_EXTENSIONS.test(name));
}
