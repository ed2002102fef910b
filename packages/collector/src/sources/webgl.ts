import { cut, Unreadable } from '../reading.ts';
import { release, unmasked } from '../realms/graphics.ts';
import type { Source } from '../source.ts';

/** Graphics as WebGL describes them. */
export const webgl: Source<'webgl'> = () => {
  const gl = document.createElement('canvas').getContext('webgl');
  if (!gl) throw new Unreadable('absent');
  try {
    const behind = unmasked(gl);
    return {
      vendor: cut(gl.getParameter(gl.VENDOR), 256),
      renderer: cut(gl.getParameter(gl.RENDERER), 256),
      unmaskedVendor: behind.vendor,
      unmaskedRenderer: behind.renderer,
      version: cut(gl.getParameter(gl.VERSION), 128),
      extensionCount: gl.getSupportedExtensions()?.length ?? 0,
      maxTextureSize: gl.getParameter(gl.MAX_TEXTURE_SIZE),
    };
  } finally {
    release(gl);
  }
};
