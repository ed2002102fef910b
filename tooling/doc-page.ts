/** Marks between which a page's text is written by the generator; all else in it is written by hand. */
const OPEN = '<!-- generated -->';
const CLOSE = '<!-- /generated -->';

/** Put `header` between the page's marks. A page without marks gets them at its top. */
export function withHeader(page: string, header: string): string {
  const block = `${OPEN}\n${header.trim()}\n${CLOSE}`;
  const from = page.indexOf(OPEN);
  const to = page.indexOf(CLOSE);
  if (from === -1 || to < from) return `${block}\n\n${page.trimStart()}`;
  return page.slice(0, from) + block + page.slice(to + CLOSE.length);
}

/** The second-level headings of a page, each with the text under it. */
export function sections(page: string): Map<string, string> {
  const parts = page.split(/^## +/m).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return end === -1 ? [part.trim(), ''] : [part.slice(0, end).trim(), part.slice(end).trim()];
    }),
  );
}
