// A private X display: Xvfb and a window manager, with the framebuffer in a file
// so that a control can "see" where things are without asking the browser.
import { spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowsers } from '../../../tooling/browsers.mjs';
import { sleep, until } from './waiting.mjs';

export async function startDisplay({ size = '1920x1080', dir, env = process.env }) {
  mkdirSync(dir, { recursive: true });
  const { xvfb, openbox } = findBrowsers();
  const x = spawn(xvfb, ['-displayfd', '3', '-screen', '0', `${size}x24`, '-fbdir', dir, '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env,
  });
  let fd = '';
  x.stdio[3].on('data', (d) => (fd += d));
  if (!(await until(() => fd.includes('\n'), 8000, 20))) throw new Error('Xvfb did not start');
  const display = `:${fd.trim()}`;
  const wm = spawn(openbox, ['--sm-disable'], { stdio: 'ignore', env: { ...env, DISPLAY: display } });
  await sleep(300);
  return {
    display,
    fb: join(dir, 'Xvfb_screen0'),
    async stop() {
      wm.kill();
      x.kill();
    },
  };
}

/** Read the framebuffer (an XWD file). */
export function grab(fb) {
  const f = openSync(fb, 'r');
  try {
    const size = fstatSync(f).size;
    const b = Buffer.alloc(size);
    readSync(f, b, 0, size, 0);
    const u = (i) => b.readUInt32BE(i * 4);
    const width = u(4),
      height = u(5),
      stride = u(12),
      ncolors = u(19),
      lsb = u(7) === 0;
    const px = b.subarray(u(0) + ncolors * 12);
    return {
      width,
      height,
      rgb(x, y) {
        const o = y * stride + x * 4;
        return lsb ? (px[o + 2] << 16) | (px[o + 1] << 8) | px[o] : (px[o + 1] << 16) | (px[o + 2] << 8) | px[o + 3];
      },
    };
  } finally {
    closeSync(f);
  }
}

// WebKit and Firefox may be a step off the CSS colour
const near = (a, b) =>
  Math.abs((a >> 16) - (b >> 16)) < 4 &&
  Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)) < 4 &&
  Math.abs((a & 255) - (b & 255)) < 4;

/**
 * Boxes {x, y, w, h} of the areas filled with the colour (0xRRGGBB), top to bottom.
 * Rows that have a run of at least `minW` such pixels and follow one another make one box.
 */
export function findColour(fb, colour, { minW = 40, minH = 12 } = {}) {
  const img = grab(fb);
  const boxes = [];
  let cur = null;
  for (let y = 0; y < img.height; y++) {
    let first = -1,
      last = -1,
      n = 0;
    for (let x = 0; x < img.width; x++)
      if (near(img.rgb(x, y), colour)) {
        if (first < 0) first = x;
        last = x;
        n++;
      }
    if (n >= minW) {
      if (cur && y - (cur.y + cur.h) < 3) {
        cur.h = y - cur.y + 1;
        cur.w = Math.max(cur.w, last - first + 1);
      } else {
        cur = { x: first, y, w: last - first + 1, h: 1 };
        boxes.push(cur);
      }
    }
  }
  return boxes.filter((b) => b.h >= minH);
}

/** Save the display as PNG-viewable PPM (for debugging). */
export function ppm(fb) {
  const img = grab(fb);
  const out = Buffer.alloc(img.width * img.height * 3);
  for (let y = 0, o = 0; y < img.height; y++)
    for (let x = 0; x < img.width; x++) {
      const c = img.rgb(x, y);
      out[o++] = c >> 16;
      out[o++] = (c >> 8) & 255;
      out[o++] = c & 255;
    }
  return Buffer.concat([Buffer.from(`P6\n${img.width} ${img.height}\n255\n`), out]);
}
