// What scanners and exploits ask for, and visitors of a link do not. Looked for in the address as sent, and decoded.
const ATTACKS = [
  /\.\.[/\\]/,
  /\/etc\/(?:passwd|shadow)\b|\bwin\.ini\b|\/proc\/self\//i,
  /\/\.(?:env|git|svn|aws|ssh|htpasswd)(?:[/?.]|$)/i,
  /\/(?:wp-login|xmlrpc|wp-config|phpinfo|phpmyadmin|adminer|eval-stdin)(?:\.php)?(?:[/?]|$)/i,
  /<script\b|javascript:|\bon(?:error|load|mouseover)\s*=/i,
  /\bunion\b[\s/*]+(?:all[\s/*]+)?select\b|'\s*(?:or|and)\s*'?\d+'?\s*=\s*'?\d|;\s*(?:drop|truncate)\s+table\b|\bsleep\s*\(\s*\d/i,
  /\$\{(?:jndi|env|sys):|\{\{\s*\d+\s*\*\s*\d+/i,
  /(?:;|\||&&|`|\$\()\s*(?:cat|wget|curl|nc|bash|sh|powershell|id|whoami)\b/i,
  /\b(?:php|data|expect|phar|file):\/\//i,
  /[\0\r\n]/,
];

/** Is this an address that attacks something? */
export function isThreat(address: string): boolean {
  const once = decoded(address);
  const twice = decoded(once);
  return ATTACKS.some((attack) => attack.test(address) || attack.test(once) || attack.test(twice));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // A lone % is no attack by itself.
    return text;
  }
}
