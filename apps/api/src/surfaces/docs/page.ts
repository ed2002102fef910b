import { ERRORS } from '@veridict/contract';
import { DOCS_STYLE } from './style.ts';

interface MediaTypes {
  content?: Record<string, { schema?: unknown; example?: unknown }>;
}
interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Array<Record<string, unknown>>;
  parameters?: Array<{ name: string; in: string; required?: boolean; description?: string; schema?: Parameter }>;
  requestBody?: MediaTypes;
  responses?: Record<string, MediaTypes & { description?: string }>;
}

/** What a parameter may be. */
interface Parameter {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Parameter[];
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  description?: string;
}

/** As much of an OpenAPI document as the page shows. */
export interface Spec {
  info: { title: string; version: string; description?: string };
  tags?: Array<{ name: string; description?: string }>;
  paths: Record<string, Record<string, Operation>>;
}

/** The API description as a page: plain HTML, no script, readable without a network. */
export function docsPage({ info, tags = [], paths }: Spec): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = tags.map(({ name, description = '' }) => {
    const ours = operations.filter(({ operation }) => operation.tags?.includes(name));
    return `<section><h2 id="${idOf(name)}">${text(name)}</h2><p>${text(description)}</p>${ours.map(oneOperation).join('')}</section>`;
  });
  const contents = [...tags.map(({ name }) => name), 'errors'].map(
    (name) => `<a href="#${idOf(name)}">${text(name)}</a>`,
  );
  const errors = Object.entries(ERRORS).map(
    ([code, [status, sentence]]) =>
      `<tr id="${text(code)}"><td><code>${text(code)}</code></td><td>${status}</td><td>${text(sentence)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)} API</title><style>${DOCS_STYLE}</style></head><body><main>
<h1>${text(info.title)} API</h1><p>Version ${text(info.version)}. ${text(info.description ?? '')}</p>
<p>For tools: <a href="/openapi.json">openapi.json</a>.</p>
<nav aria-label="Contents">${contents.join(' ')}</nav>
<h2 id="keys">keys</h2>
<p>Give a key in <code>X-API-Key</code>, <code>Authorization: Bearer</code> or <code>x-chatsight-api-auth</code>. Public keys
stand in the page's tag; secret, read and administration keys belong on servers alone. Keys for smart URLs alone may stand in
<code>?apikey=</code> too.</p>
${sections.join('\n')}
<section><h2 id="errors">errors</h2>
<p>A refusal has the body <code>{"error": {"code", "message", "details?", "request_id"}}</code>; with
<code>Accept: application/problem+json</code> it is one of RFC 9457.</p>
<table><thead><tr><th scope="col">code</th><th scope="col">status</th><th scope="col">meaning</th></tr></thead><tbody>${errors.join('')}</tbody></table>
</section></main></body></html>
`;
}

function oneOperation({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const { summary = '', description = '', parameters = [], requestBody, responses = {}, security } = operation;
  const rows = parameters.map(
    ({ name, in: place, required, description = '', schema = {} }) =>
      `<tr><td><code>${text(name)}</code></td><td>${text(place)}${required ? ', required' : ''}</td><td>${text(inWords({ description, ...schema }))}</td></tr>`,
  );
  const outcomes = Object.entries(responses).map(
    ([status, { description: meaning = '' }]) => `<tr><td>${text(status)}</td><td>${marked(meaning)}</td></tr>`,
  );
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  return `<article><h3><span class="method">${text(method.toUpperCase())}</span><code>${text(path)}</code></h3>
<p>${text(summary)}. ${text(description)}${security?.length ? ' Takes a key.' : ''}</p>
${rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : ''}
${schemaOf('Body', requestBody)}${schemaOf('Answer', good)}
<details><summary>Statuses</summary><table><tbody>${outcomes.join('')}</tbody></table></details></article>`;
}

function schemaOf(title: string, media: MediaTypes | undefined): string {
  const [first] = Object.entries(media?.content ?? {});
  if (first === undefined) return '';
  const [type, { schema, example }] = first;
  const shown =
    example === undefined
      ? ''
      : `<details><summary>Example</summary><pre><code>${text(JSON.stringify(example, null, 2))}</code></pre></details>`;
  return `<details><summary>${title} <code>${text(type)}</code></summary><pre><code>${text(JSON.stringify(schema, null, 2))}</code></pre></details>${shown}`;
}

/** What a parameter may be, for reading; the document has it to the letter. */
function inWords(schema: Parameter): string {
  const { anyOf, enum: words, const: word, type = 'anything', format, description } = schema;
  const values = words ?? (word === undefined ? undefined : [word]);
  const kind = anyOf ? anyOf.map(inWords).join(' or ') : (values?.join(' | ') ?? format ?? type);
  const length = [schema.minLength, schema.maxLength].some((one) => one !== undefined) && format === undefined;
  const limits = [
    rangeOf(schema.minimum, schema.maximum),
    length ? `${rangeOf(schema.minLength, schema.maxLength)} characters` : '',
    schema.default === undefined ? '' : `${String(schema.default)} by default`,
    description ?? '',
  ];
  return [kind, ...limits.filter((one) => one !== '')].join(', ');
}

/** Bounds that every number has by itself say nothing. */
const isBound = (value: number | undefined): value is number =>
  value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER;
function rangeOf(least: number | undefined, most: number | undefined): string {
  if (isBound(least) && isBound(most)) return `${least} to ${most}`;
  return isBound(most) ? `at most ${most}` : isBound(least) ? `at least ${least}` : '';
}

const idOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string): string => value.replace(/[&<>"']/g, (one) => ENTITIES[one]!);
const marked = (value: string): string => text(value).replace(/`([^`]+)`/g, '<code>$1</code>');
