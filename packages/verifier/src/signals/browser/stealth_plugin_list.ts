import { clear, defineSignal, hit } from '../../signal.ts';

/** Three plugins and four MIME types, one of them Native Client, were Chrome's list until 2021. Stealth scripts still serve it. */
export const stealth_plugin_list = defineSignal({
  id: 'stealth_plugin_list',
  layer: 'browser',
  family: 'tamper',
  title: 'Plugin list of a well-known disguise',
  needs: ['plugins', 'userAgent'],
  judge: ({ plugins: p }, { claim }) => {
    const old = p.pluginCount === 3 && p.mimeTypeCount === 4 && p.names.includes('Native Client');
    return old && claim.engine === 'blink' && (claim.major ?? 0) >= 94 ? hit(p.names.join(', ').slice(0, 120)) : clear;
  },
});
