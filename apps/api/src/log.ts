const SECRET = new Set(['token', 'apikey', 'api_key', 'key', 'secret']);

/** A URL as it may be logged: tokens and keys in its query are cut out, however their names are spelled. */
export function cutSecrets(url: string): string {
  const start = url.indexOf('?');
  if (start < 0) return url;
  const pairs = url.slice(start + 1).split('&');
  const kept = pairs.map((pair) => {
    const [name = ''] = pair.split('=', 1);
    return SECRET.has(plain(name).toLowerCase()) ? `${name}=[cut]` : pair;
  });
  return `${url.slice(0, start)}?${kept.join('&')}`;
}

/** What a name in a query stands for; what cannot be decoded is not looked for by that name either. */
function plain(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' ')).trim();
  } catch {
    return name;
  }
}
