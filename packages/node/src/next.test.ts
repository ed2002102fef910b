import { afterEach, describe, expect, it, vi } from 'vitest';
import { veridict } from './next.ts';

afterEach(() => vi.unstubAllEnvs());

// What `next build` meets on a machine that has no secrets.
const unset = { secretKey: undefined as unknown as string, baseUrl: undefined as unknown as string };
const make = {
  check: () => veridict(unset),
  proxy: () => veridict.proxy({ path: '/a9', ...unset }),
};

describe.each(Object.entries(make))('a %s without its settings', (_name, made) => {
  it('is a mistake that the start of the server names', () => {
    expect(made).toThrow('secretKey is missing');
  });

  it('is none while Next builds', () => {
    vi.stubEnv('NEXT_PHASE', 'phase-production-build');
    expect(made).not.toThrow();
  });
});

it('a check that is used while Next builds names the mistake after all', async () => {
  vi.stubEnv('NEXT_PHASE', 'phase-production-build');
  await expect(make.check()(new Request('https://shop.example/'))).rejects.toThrow('secretKey is missing');
});
