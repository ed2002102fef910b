type Value = string | number | { [key: string]: Value };

/** One value in the format's own encoding: a control byte with type and size, then the bytes. */
function encode(value: Value): Buffer {
  const field = (type: number, size: number): Buffer => {
    const isLong = size >= 29;
    const first = (type > 7 ? 0 : type << 5) | (isLong ? 29 : size);
    return Buffer.from([first, ...(type > 7 ? [type - 7] : []), ...(isLong ? [size - 29] : [])]);
  };
  if (typeof value === 'string') return Buffer.concat([field(2, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([field(6, 4), bytes]);
  }
  const entries = Object.entries(value);
  return Buffer.concat([field(7, entries.length), ...entries.flatMap(([key, one]) => [encode(key), encode(one)])]);
}

/**
 * A database in the format of MaxMind with IPv4 networks alone, the smallest that owners' files can be told by.
 * @see https://maxmind.github.io/MaxMind-DB/
 */
export function mmdb(type: string, networks: Readonly<Record<string, { [key: string]: Value }>>): Buffer {
  type Node = [left: Node | number | null, right: Node | number | null];
  const root: Node = [null, null];
  const data: Buffer[] = [];
  let at = 0;
  for (const [network, record] of Object.entries(networks)) {
    const [address = '', bits = '32'] = network.split('/');
    const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    let node = root;
    for (let bit = 0; bit < Number(bits); bit++) {
      const side = Math.floor(number / 2 ** (31 - bit)) % 2 === 1 ? 1 : 0;
      if (bit === Number(bits) - 1) node[side] = at;
      else {
        const next = node[side];
        node[side] = Array.isArray(next) ? next : [null, null];
        node = node[side] as Node;
      }
    }
    const bytes = encode(record);
    data.push(bytes);
    at += bytes.length;
  }
  const nodes: Node[] = [root];
  for (const node of nodes) nodes.push(...node.filter((one): one is Node => Array.isArray(one)));
  const tree = Buffer.concat(
    nodes.map((node) => {
      const record = Buffer.alloc(8);
      node.forEach((one, side) => {
        const value = one === null ? nodes.length : Array.isArray(one) ? nodes.indexOf(one) : nodes.length + 16 + one;
        record.writeUInt32BE(value, side * 4);
      });
      return record;
    }),
  );
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_795_219_200,
    database_type: type,
    ip_version: 4,
    node_count: nodes.length,
    record_size: 32,
  });
  return Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'), metadata]);
}
