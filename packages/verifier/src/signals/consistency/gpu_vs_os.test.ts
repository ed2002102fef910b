import { chromium, webkit, withReading } from '@veridict/corpus';
import { describeSignal } from '../../testing/describe-signal.ts';
import { gpu_vs_os } from './gpu_vs_os.ts';

describeSignal(gpu_vs_os, {
  hits: {
    'a server that says Windows': withReading(chromium(), 'webgl', {
      unmaskedRenderer: 'Mesa/X.org, llvmpipe (LLVM 15.0.6, 256 bits)',
    }),
    'an Apple chip on Windows': withReading(chromium(), 'webgl', {
      unmaskedRenderer: 'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
    }),
    'a desktop that a debugger has dressed as a phone': withReading(chromium({ system: 'android' }), 'webgl', {
      unmaskedRenderer: 'ANGLE (Mesa/X.org, llvmpipe (LLVM 15.0.6 256 bits), OpenGL 4.5)',
    }),
  },
  clears: {
    'a phone': chromium({ system: 'android' }),
    'Android on a PC, which draws by Mesa too': withReading(chromium({ system: 'android' }), 'webgl', {
      unmaskedRenderer: 'ANGLE (Mesa, Intel(R) UHD Graphics 620 (KBL GT2), OpenGL ES 3.2)',
    }),
    'a developer who looks at a phone’s page in the tools of a desktop': withReading(
      withReading(chromium({ system: 'android' }), 'platform', { platform: 'Linux x86_64' }),
      'webgl',
      { unmaskedRenderer: 'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)' },
    ),
    'Linux on an Apple chip': withReading(chromium({ system: 'linux' }), 'webgl', {
      unmaskedRenderer: 'ANGLE (Mesa, Apple M1 (G13G B1), OpenGL 4.6)',
    }),
    'Linux inside of Windows, which draws by its chip': withReading(chromium({ system: 'linux' }), 'webgl', {
      unmaskedRenderer: 'ANGLE (Microsoft Corporation, D3D12 (NVIDIA GeForce RTX 3060), OpenGL 4.6)',
    }),
    'Windows on ARM': withReading(chromium(), 'webgl', {
      unmaskedRenderer: 'ANGLE (Qualcomm, Qualcomm(R) Adreno(TM) X1-85 GPU Direct3D11 vs_5_0 ps_5_0, D3D11)',
    }),
    'WebKit on Linux, which calls every chip Apple GPU': webkit('gtk'),
  },
});
