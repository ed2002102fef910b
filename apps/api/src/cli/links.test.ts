import { link } from '@veridict/contract';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openCommandLine } from './testing/command-line.ts';

const veridict = openCommandLine();

describe('links', () => {
  it('are made, changed, listed and deleted', async () => {
    const made = await veridict(
      'links create spring --target https://shop.example/a --javascript on --deny-countries ES --block-crawlers unverified --allow-address 192.0.2.0/24 --json',
    );
    expect(made.err).toBe('');
    expect(link.parse(JSON.parse(made.out))).toMatchObject({
      javascript: true,
      rules: {
        countries: { mode: 'deny', codes: ['ES'] },
        block_crawlers: 'unverified',
        allow_list: ['192.0.2.0/24'],
        block_desktop: false,
      },
    });
    const changed = await veridict('links update spring --block-desktop on --javascript off --blocked not_found');
    expect(changed.out).toContain('block desktop');
    expect(changed.out).toContain('deny ES');
    expect((await veridict('links get spring')).out).toBe(changed.out);
    expect((await veridict('links list')).out).toMatch(/spring\s+2026-11-21\s+off\s+https:\/\/shop\.example\/a/);
    expect((await veridict('links delete spring')).out).toBe('spring is deleted\n');
    expect(z.array(link).parse(JSON.parse((await veridict('links list --json')).out))).toEqual([]);
  });

  it('say what is wrong with a command line, and what the server refused', async () => {
    expect(await veridict('links create a --target https://a.example --javascript maybe')).toMatchObject({ code: 2 });
    const both = 'links create a --target https://a.example --allow-countries ES --deny-countries PT';
    expect(await veridict(both)).toMatchObject({ code: 2 });
    expect(await veridict('links create a --target ftp://a.example')).toMatchObject({ code: 1 });
    expect(await veridict('links get nothing')).toMatchObject({ code: 1 });
  });
});
