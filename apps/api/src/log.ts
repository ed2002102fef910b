/** A URL as it may be logged: tokens and keys in its query are cut out. */
export const cutSecrets = (url: string): string =>
  url.replace(/([?&;](?:token|apikey|api_key|key|secret)=)[^&;#]*/gi, '$1[cut]');
