const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one]!);

/** The part of Markdown that this repository's pages use, as HTML. All else is shown as it stands; nothing passes unescaped. */
export function markdownToHtml(markdown: string): string {
  const blocks = markdown.replace(/<!--[\s\S]*?-->/g, '').split(/\n{2,}/);
  return blocks.map((block) => blockToHtml(block.trim())).join('\n');
}

function blockToHtml(block: string): string {
  if (block === '') return '';
  const lines = block.split('\n');
  const heading = /^(#{1,3}) (.+)$/.exec(lines[0]!);
  if (heading) {
    const [, marks, words] = heading;
    const rest = blockToHtml(lines.slice(1).join('\n').trim());
    return `<h${marks!.length}>${inline(words!)}</h${marks!.length}>${rest}`;
  }
  if (lines[0]!.startsWith('|')) return table(lines);
  if (/^```/.test(lines[0]!)) return `<pre><code>${escapeHtml(lines.slice(1, -1).join('\n'))}</code></pre>`;
  if (/^[-*] /.test(lines[0]!)) return list(lines);
  return `<p>${inline(lines.join(' '))}</p>`;
}

/** A list; a line without a mark goes on with the item before it. */
function list(lines: string[]): string {
  const items: string[] = [];
  for (const line of lines) {
    if (/^[-*] /.test(line)) items.push(line.slice(2));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return `<ul>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
}

function table(lines: string[]): string {
  const rows = lines.filter((line) => !/^\|[\s:|-]+\|$/.test(line)).map((line) => line.split('|').slice(1, -1));
  const cell = (tag: 'td' | 'th', text: string) => `<${tag}>${inline(text.trim())}</${tag}>`;
  const html = rows.map((row, place) => {
    const isHead = place === 0 && rows.length > 1;
    return `<tr>${row.map((text) => cell(isHead ? 'th' : 'td', text)).join('')}</tr>`;
  });
  return `<table>${html.join('')}</table>`;
}

function inline(text: string): string {
  // Code first: nothing inside it is anything but code.
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 2 ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : words(part),
    )
    .join('');
}

function words(text: string): string {
  return escapeHtml(text)
    .replace(/\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)/g, '<a href="$2" rel="noreferrer">$1</a>')
    .replace(/\[([^\]]+)\]\(([a-z0-9_]+)\.md\)/g, '<a href="/demo/signals/$2">$1</a>')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>');
}
