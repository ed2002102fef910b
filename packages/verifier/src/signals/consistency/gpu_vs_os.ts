import { isArmPlatform, platformFamily } from '../../facts/device.ts';
import { isDesktopGl, rendererOf, rendererSystem } from '../../facts/graphics.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Renderer strings name the graphics stack: Direct3D is Windows, Metal is Apple's, Mesa is Linux. */
export const gpu_vs_os = defineSignal({
  id: 'gpu_vs_os',
  layer: 'consistency',
  family: 'claim',
  title: 'Graphics of another operating system',
  needs: ['webgl', 'platform'],
  judge: ({ webgl, platform }, { claim }) => {
    const renderer = rendererOf(webgl);
    // Android draws by OpenGL ES or Vulkan, on PCs too; who looks at phones in a desktop’s tools keeps the desktop’s platform.
    if (claim.os === 'android' && isArmPlatform(platform.platform) && isDesktopGl(renderer))
      return hit(`${renderer.slice(0, 120)} on Android`);
    const system = rendererSystem(renderer);
    const family = platformFamily(platform.platform);
    if (!system || family === 'unknown') return clear;
    const fits = system === family || (system === 'mac' && family === 'ios');
    return fits ? clear : hit(`${renderer.slice(0, 120)} on ${platform.platform}`);
  },
});
