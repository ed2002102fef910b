// Loaded after the first verdict. Uses the library's parts rather than its `load`, which carries a usage report to its
// makers; the parts are outside its versioning promise, hence the exact pin.
import { hashComponents, loadSources, murmurX64Hash128, sources } from '@fingerprintjs/fingerprintjs';
import type { ReadingValues } from '@veridict/contract';

/** What makes a browser recognisable, as short hashes: enough to compare, not to read back. */
export async function recogniseVisitor(): Promise<ReadingValues['visitor']> {
  const components = await loadSources(sources, { cache: {}, debug: false }, [])();
  const hashes: Record<string, string> = {};
  for (const [name, component] of Object.entries(components))
    if ('value' in component) hashes[name] = murmurX64Hash128(JSON.stringify(component.value) ?? '').slice(0, 8);
  return { id: hashComponents(components), components: hashes };
}
