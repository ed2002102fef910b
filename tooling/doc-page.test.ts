import { describe, expect, it } from 'vitest';
import { sections, withHeader } from './doc-page.ts';

describe('withHeader', () => {
  it('puts the header at the top of a page that has none', () => {
    expect(withHeader('\n## Hand\n', '# New')).toBe('<!-- generated -->\n# New\n<!-- /generated -->\n\n## Hand\n');
  });

  it('replaces the header and leaves every other byte', () => {
    const page = withHeader('before\n<!-- generated -->\n# Old\n<!-- /generated -->\n\n## Hand  \n', '# New');
    expect(page).toBe('before\n<!-- generated -->\n# New\n<!-- /generated -->\n\n## Hand  \n');
  });

  it('changes nothing the second time', () => {
    const once = withHeader('## Hand\n', '# New');
    expect(withHeader(once, '# New')).toBe(once);
  });
});

describe('sections', () => {
  it('gives the text under each second-level heading', () => {
    expect([...sections('# Title\n\n## One\n\na\n### Sub\nb\n\n## Two\n')]).toEqual([
      ['One', 'a\n### Sub\nb'],
      ['Two', ''],
    ]);
  });
});
