/**
 * The /24 or /48 that an address lies in, written as the server writes it (`192.0.2.0/24`, `2001:db8:1:0:0:0:0:0/48`); null for
 * what is no address.
 */
export function networkOf(address: string): string | null {
  const plain = address
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '');
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(plain);
  if (four) return `${four.slice(1).map(Number).join('.')}.0/24`;
  if (!URL.canParse(`http://[${plain}]`)) return null;
  // The parser has only one way to write an address; `::` stands for the zeros that are missing of eight groups.
  const [left = '', right] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right ? right.split(':') : [];
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length;
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail];
  return `${groups.slice(0, 3).join(':')}:0:0:0:0:0/48`;
}
