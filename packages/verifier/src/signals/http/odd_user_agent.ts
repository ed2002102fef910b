import { claimOf } from '../../facts/claim.ts';
import { userAgentOf } from '../../facts/request.ts';
import { clear, defineSignal, hit } from '../../signal.ts';

/** Since 2022 Chromium says `Chrome/N.0.0.0` and one Windows, one macOS; and no browser’s user agent begins with anything but Mozilla or Opera. */
export const odd_user_agent = defineSignal({
  id: 'odd_user_agent',
  layer: 'http',
  family: 'client',
  title: 'User agent that no browser has',
  needs: ['request'],
  judge: ({ request }) => {
    const userAgent = userAgentOf(request).trim();
    if (userAgent === '') return clear;
    if (!/^(Mozilla\/[45]\.0 \(|Opera\/\d|Lynx\/|Links |w3m\/|NetSurf\/|Dillo\/|ELinks\/)/.test(userAgent)) {
      return hit(`begins ${userAgent.slice(0, 40)}`);
    }
    const { engine, embedded, browser, major, os } = claimOf(userAgent);
    // Since 26 Safari no longer tells the version of iOS: it stays at the last one before.
    const ios = /\bOS (\d+)_/.exec(userAgent)?.[1];
    if (browser === 'safari' && os === 'ios' && (major ?? 0) >= 26 && Number(ios) >= 26) {
      return hit(`iOS ${ios} told by Safari ${major}`);
    }
    if (engine !== 'blink' || embedded || browser !== 'chrome' || (major ?? 0) < 120) return clear;
    const build = /Chrome\/\d+\.(\d+\.\d+\.\d+)/.exec(userAgent)?.[1];
    if (build !== undefined && build !== '0.0.0') return hit(`a full version, ${major}.${build}`);
    const system = /\(([^)]*)\)/.exec(userAgent)?.[1] ?? '';
    if (os === 'windows' && !/^Windows NT 10\.0\b/.test(system)) return hit(`${system} with Chrome ${major}`);
    return os === 'macos' && !/Mac OS X 10_15_7$/.test(system) ? hit(`${system} with Chrome ${major}`) : clear;
  },
});
