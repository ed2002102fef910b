import { cutOrNull } from '../reading.ts';

/** The vendor and renderer a WebGL context names behind its masks; null where the extension is withheld. */
export function unmasked(gl: WebGLRenderingContext): { vendor: string | null; renderer: string | null } {
  const debug = gl.getExtension('WEBGL_debug_renderer_info');
  return {
    vendor: debug && cutOrNull(gl.getParameter(debug.UNMASKED_VENDOR_WEBGL), 256),
    renderer: debug && cutOrNull(gl.getParameter(debug.UNMASKED_RENDERER_WEBGL), 256),
  };
}

/** Give the context back: a page may only have so many. */
export function release(gl: WebGLRenderingContext): void {
  gl.getExtension('WEBGL_lose_context')?.loseContext();
}
