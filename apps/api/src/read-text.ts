/** Reads JSON texts. What it gives is shared by all who read the same text: nobody may change it. */
export interface TextReader<T> {
  read(text: string): T;
  /** For whoever has just written the text, and so need not read it. */
  know(text: string, value: T): T;
}

/**
 * A reader that remembers the latest texts. A page view's judgement and context are wanted several times in one request and
 * again in the next ones, and reading them costs ten times what finding them does.
 */
export function createTextReader<T>(most = 256): TextReader<T> {
  const known = new Map<string, T>();
  const know = (text: string, value: T): T => {
    if (known.size >= most) known.delete(known.keys().next().value!);
    known.set(text, value);
    return value;
  };
  return { read: (text) => known.get(text) ?? know(text, JSON.parse(text) as T), know };
}
