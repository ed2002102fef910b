/**
 * Presence of what an expression of the contract names, as a bit: `css:property` or `css:property:value`, otherwise a
 * path from the global object. Nothing is called.
 */
export function probeBit(expression: string): '0' | '1' {
  const [css, property = '', value = 'initial'] = expression.split(':');
  if (css === 'css') return CSS.supports(property, value) ? '1' : '0';
  let at: unknown = globalThis;
  for (const name of expression.split('.')) {
    if (at == null || !(name in Object(at))) return '0';
    at = (at as Record<string, unknown>)[name];
  }
  return '1';
}
