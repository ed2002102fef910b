import { refusal } from '../../errors.ts';

/** Fields of a form or JSON object as it was sent; empty ones count as not given, the first of two counts. */
export async function fieldsOf(body: Buffer, contentType: string): Promise<Record<string, string>> {
  if (/^application\/json\b/i.test(contentType)) return textOnly(Object.entries(parse(body)));
  // Node's own reader of forms knows both encodings; a backend's `FormData` is sent as multipart.
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  if (form === null) throw refusal('invalid_request');
  return textOnly([...form.entries()].reverse());
}

function parse(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // answered below
  }
  throw refusal('invalid_json');
}

function textOnly(entries: ReadonlyArray<readonly [string, unknown]>): Record<string, string> {
  const given = entries.filter(([, value]) => value !== '' && value !== null && value !== undefined);
  if (given.some(([, value]) => typeof value !== 'string')) throw refusal('invalid_request');
  return Object.fromEntries(given) as Record<string, string>;
}
