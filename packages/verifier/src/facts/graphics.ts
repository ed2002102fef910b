import type { ReadingValues } from '@veridict/contract';
import type { PlatformFamily } from './device.ts';

const SOFTWARE =
  /SwiftShader|llvmpipe|softpipe|Software Rasterizer|Microsoft Basic Render|VMware|VirtualBox|Parallels|SVGA3D|virgl|Virtio|WARP\b/i;

/** The most telling renderer string that WebGL gave. */
export function rendererOf(webgl: ReadingValues['webgl']): string {
  return webgl.unmaskedRenderer ?? webgl.renderer;
}

/** Drawn by the processor, or by the graphics of a virtual machine. */
export function isSoftwareRenderer(renderer: string): boolean {
  return SOFTWARE.test(renderer);
}

/** Graphics of a virtual machine or remote desktop with a person's own screen and mouse at its other end. */
export function isGuestRenderer(renderer: string): boolean {
  return /Microsoft Basic Render|VMware|SVGA3D|VirtualBox|Parallels/i.test(renderer);
}

/** Who made the graphics chip, or `software`; null when the string does not say. */
export function gpuVendor(renderer: string): string | null {
  if (isSoftwareRenderer(renderer)) return 'software';
  // WebKit gives every chip this name, on Linux too (WebKitGTK, 2026-11).
  if (renderer === 'Apple GPU') return null;
  const names: ReadonlyArray<readonly [string, RegExp]> = [
    ['nvidia', /NVIDIA|GeForce|Quadro|Tegra/i],
    ['amd', /\bAMD\b|Radeon|\bATI\b/i],
    ['intel', /Intel/i],
    ['apple', /Apple/i],
    ['qualcomm', /Adreno|Qualcomm/i],
    ['arm', /\bMali\b|\bARM\b|Immortalis/i],
    ['imagination', /PowerVR|Imagination/i],
    ['samsung', /Xclipse/i],
    ['broadcom', /VideoCore|V3D/i],
  ];
  return names.find(([, pattern]) => pattern.test(renderer))?.[0] ?? null;
}

/**
 * The system whose graphics stack a renderer string names; null when it could be several. Apple chips run Linux too, so
 * only Metal counts as Apple's.
 */
export function rendererSystem(renderer: string): PlatformFamily | null {
  // Mesa on the Windows subsystem for Linux draws through the chip's own D3D12, which no browser on Windows does.
  if (/Direct3D|D3D(9|11)/.test(renderer)) return 'windows';
  if (/\bD3D12 \(/.test(renderer)) return 'linux';
  if (/ANGLE Metal|Metal Renderer/.test(renderer)) return 'mac';
  if (/\bMesa\b|llvmpipe|softpipe/.test(renderer)) return 'linux';
  return null;
}

/** Drawn by the OpenGL of desktops, which is not the one of phones: its string has no `ES` before the version. */
export function isDesktopGl(renderer: string): boolean {
  return /\bOpenGL \d/.test(renderer);
}
