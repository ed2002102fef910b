/** What stands at a path of names below an object; undefined where the path breaks off. Nothing is called. */
export function valueAt(root: object, path: string): unknown {
  let at: unknown = root;
  for (const name of path.split('.')) at = (at as Record<string, unknown> | null | undefined)?.[name];
  return at;
}

/**
 * Presence of what an expression of the contract names, as a bit: `css:property` or `css:property:value`, otherwise a
 * path from the global object.
 */
export function probeBit(expression: string): '0' | '1' {
  const [css, property = '', value = 'initial'] = expression.split(':');
  const there = css === 'css' ? CSS.supports(property, value) : valueAt(globalThis, expression) !== undefined;
  return there ? '1' : '0';
}
