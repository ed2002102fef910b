import { gpuVendor, isSoftwareRenderer, rendererOf } from '../../facts/graphics.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Machines that people sit at mostly have one; servers mostly do not. */
export const hardware_graphics = defineSignal({
  id: 'hardware_graphics',
  layer: 'browser',
  family: 'human_consistency',
  title: 'Graphics chip of a known maker',
  needs: ['webgl'],
  judge: ({ webgl }) => {
    const renderer = rendererOf(webgl);
    const vendor = gpuVendor(renderer);
    return vendor && !isSoftwareRenderer(renderer) ? hit(`graphics by ${vendor}`) : clear;
  },
});
