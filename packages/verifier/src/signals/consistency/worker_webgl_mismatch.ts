import { isDesktopPlatform } from '../../facts/device.ts';
import { gpuVendor, rendererOf } from '../../facts/graphics.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** A patched `getParameter` lies in the page only. Makers are compared, not models: laptops have two chips. */
export const worker_webgl_mismatch = defineSignal({
  id: 'worker_webgl_mismatch',
  layer: 'consistency',
  family: 'realm',
  title: 'Page and worker have different graphics',
  needs: ['workerRealm', 'webgl', 'engine', 'platform'],
  judge: ({ workerRealm, webgl, platform }, { engine }) => {
    if ((engine !== 'blink' && engine !== 'gecko') || !isDesktopPlatform(platform.platform)) return clear;
    const page = gpuVendor(rendererOf(webgl));
    const worker = workerRealm.webglRenderer === null ? null : gpuVendor(workerRealm.webglRenderer);
    return page && worker && page !== worker ? hit(`page ${page}, worker ${worker}`) : clear;
  },
});
