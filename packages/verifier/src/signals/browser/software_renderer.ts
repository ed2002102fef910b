import { isSoftwareRenderer, rendererOf } from '../../facts/graphics.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Machines without a GPU draw in software; so do remote desktops, virtual machines and old drivers. Never more than a hint. */
export const software_renderer = defineSignal({
  id: 'software_renderer',
  layer: 'browser',
  family: 'headless_hardware',
  title: 'Graphics drawn in software',
  needs: ['webgl'],
  judge: ({ webgl }) => {
    const renderer = rendererOf(webgl);
    return isSoftwareRenderer(renderer) ? hit(renderer.slice(0, 160)) : clear;
  },
});
