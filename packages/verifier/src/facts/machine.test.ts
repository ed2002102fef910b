import { describe, expect, it } from 'vitest';
import { featureAge } from './features.ts';
import { gpuVendor, isSoftwareRenderer, rendererSystem } from './graphics.ts';
import { looksLikeExtension, replacedMembers } from './natives.ts';
import { fitsZoom } from './window.ts';

describe('graphics', () => {
  it.each([
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002503) Direct3D11 vs_5_0 ps_5_0, D3D11)', 'nvidia', 'windows'],
    ['ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)', 'apple', 'mac'],
    ['Apple M1, or similar', 'apple', null],
    ['Apple GPU', null, null],
    ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)', 'intel', 'linux'],
    ['ANGLE (Qualcomm, Adreno (TM) 740, OpenGL ES 3.2)', 'qualcomm', null],
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', 'software', null],
    ['llvmpipe, or similar', 'software', 'linux'],
    ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)', 'software', 'windows'],
    ['ANGLE (Microsoft Corporation, D3D12 (Intel(R) UHD Graphics 620), OpenGL 4.2)', 'intel', 'linux'],
    ['Mozilla', null, null],
  ])('%s', (renderer, vendor, system) => {
    expect([gpuVendor(renderer), rendererSystem(renderer)]).toEqual([vendor, system]);
    expect(isSoftwareRenderer(renderer)).toBe(vendor === 'software');
  });
});

describe('features', () => {
  it('tell the age, and only those of CSS that an engine is new', () => {
    expect(featureAge('1111111111111111')).toEqual({ atLeast: 139, olderThan: null });
    expect(featureAge('1111111111111110')).toEqual({ atLeast: 123, olderThan: 139 });
    expect(featureAge('1111111110000000')).toEqual({ atLeast: 114, olderThan: 119 });
  });
});

describe('replaced members', () => {
  const natives = (altered: string[], misbehaving: string[] = []) => ({
    checked: 40,
    altered,
    misbehaving,
    toStringNative: true,
    cycleChecked: true,
  });
  it.each([
    ['nothing', natives([]), false],
    ['what pages replace', natives(['EventTarget.addEventListener', 'Function.toString']), false],
    ['what extensions replace', natives(['HTMLCanvasElement.toDataURL', 'EventTarget.addEventListener']), true],
    ['a Proxy on what extensions replace', natives([], ['Screen.width']), true],
    ['a disguise besides', natives(['HTMLCanvasElement.toDataURL', 'Navigator.webdriver']), false],
  ])('are an extension’s or not: %s', (_, nativeFunctions, extension) => {
    expect(looksLikeExtension(nativeFunctions)).toBe(extension);
  });
  it('are not those that pages replace', () => {
    expect(replacedMembers(natives(['Document.createElement', 'Screen.width'], ['Element.attachShadow']))).toEqual({
      altered: ['Screen.width'],
      misbehaving: [],
    });
  });
});

describe('zoom', () => {
  it.each([
    [1920, 1920, false],
    [3840, 1920, true],
    [2133, 1920, true],
    [1280, 1920, true],
    [1280, 780, false],
    [800, 780, false],
    [800, 945, false],
  ])('a page of %i in a window of %i', (innerWidth, outerWidth, zoomed) => {
    const rest = { top: true, innerHeight: 0, outerHeight: 0, screenX: 0, screenY: 0, visualScale: 1 };
    expect(fitsZoom({ ...rest, innerWidth, outerWidth, displayMode: 'browser' })).toBe(zoomed);
  });
});
