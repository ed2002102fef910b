import { clear, defineSignal, hit } from '../../signal.ts';

/** Each of these happens; three at once are puppeteer-extra-plugin-stealth or one of its many copies. */
export const stealth_plugin_residue = defineSignal({
  id: 'stealth_plugin_residue',
  layer: 'consistency',
  family: 'tamper',
  title: 'Several marks of one well-known disguise',
  needs: ['windowGeometry', 'plugins', 'nativeFunctions', 'hardware', 'workerRealm', 'userAgent'],
  judge: ({ windowGeometry: w, plugins: p, nativeFunctions, hardware, workerRealm, userAgent }) => {
    const replaced = [...nativeFunctions.altered, ...nativeFunctions.misbehaving];
    const { identity } = workerRealm;
    const marks = [
      w.outerWidth === w.innerWidth && w.outerHeight - w.innerHeight === 85 && 'window 85 pixels taller than its page',
      p.pluginCount === 3 && p.mimeTypeCount === 4 && p.names.includes('Native Client') && 'plugin list of 2021',
      hardware.cores === 4 && identity.cores !== 4 && '4 cores in the page only',
      replaced.includes('HTMLMediaElement.canPlayType') && 'canPlayType replaced',
      replaced.includes('Navigator.languages') && 'languages replaced',
      userAgent.userAgent !== identity.userAgent && 'another user agent in the worker',
    ].filter((mark) => mark !== false);
    return marks.length >= 3 ? hit(marks.join(', ')) : clear;
  },
});
