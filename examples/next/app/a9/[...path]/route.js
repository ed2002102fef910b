// The browser script, and what it sends, under a path of this site.
import { veridict } from '@veridict/node/next';

export const { GET, POST } = veridict.proxy({
  path: '/a9',
  secretKey: process.env.VERIDICT_SECRET_KEY,
  baseUrl: process.env.VERIDICT_URL,
  // Next does not say who connects; it stands behind one proxy, which does.
  trustProxy: 1,
});
