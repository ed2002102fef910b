import { clear, defineSignal, hit } from '../../signal.ts';

/**
 * Each of these happens; three at once are puppeteer-extra-plugin-stealth or one of its many copies. One of the three must
 * be what nobody else does: extensions that change user agent, languages and cores for a person show the others.
 */
export const stealth_plugin_residue = defineSignal({
  id: 'stealth_plugin_residue',
  layer: 'consistency',
  family: 'tamper',
  title: 'Several marks of one well-known disguise',
  needs: ['windowGeometry', 'plugins', 'nativeFunctions', 'hardware', 'workerRealm', 'userAgent', 'engine'],
  judge: ({ windowGeometry: w, plugins: p, nativeFunctions, hardware, workerRealm, userAgent }, { engine }) => {
    const replaced = [...nativeFunctions.altered, ...nativeFunctions.misbehaving];
    const { identity } = workerRealm;
    const own = [
      p.pluginCount === 3 && p.mimeTypeCount === 4 && p.names.includes('Native Client') && 'plugin list of 2021',
      replaced.includes('HTMLMediaElement.canPlayType') && 'canPlayType replaced',
    ].filter((mark) => mark !== false);
    const shared = [
      w.outerWidth === w.innerWidth && w.outerHeight - w.innerHeight === 85 && 'window 85 pixels taller than its page',
      hardware.cores === 4 && identity.cores !== 4 && '4 cores in the page only',
      replaced.includes('Navigator.languages') && 'languages replaced',
      userAgent.userAgent !== identity.userAgent && 'another user agent in the worker',
    ].filter((mark) => mark !== false);
    const marks = [...own, ...shared];
    return engine === 'blink' && own.length > 0 && marks.length >= 3 ? hit(marks.join(', ')) : clear;
  },
});
