// Time: waiting, and the unevenness of people.
export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
export const rnd = (lo, hi) => lo + Math.random() * (hi - lo);

/** Poll `fn` until it gives something truthy, or `ms` are over (then undefined). */
export async function until(fn, ms = 5000, every = 50) {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(every)) {
    const v = await fn();
    if (v) return v;
  }
}
