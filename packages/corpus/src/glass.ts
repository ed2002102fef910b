import { chromium } from './chromium.ts';
import { handKeys, restingPointer, watched } from './close.ts';
import { handInput } from './marks.ts';
import { renamed } from './renamed.ts';
import { type Visit, withFault, withHeaders, withReading } from './visit.ts';
import { webkit } from './webkit.ts';

const still = { pointerMoves: 0, coalescedMoves: 0, mousePresses: 0, wheels: 0, scrolls: 30 };
const fingers = { ...restingPointer, touch: { presses: 9, unit: 0, sizes: 8, forces: 1, identifiers: 9 } };

/** A person who taps and types on glass: input methods give keys without codes, or keys that are never held. */
function tapped(base: Visit, keys: Partial<typeof handKeys>, codeless: number): Visit {
  const typed = { keys: 24, codelessKeys: codeless, keyDwellMedianMs: codeless ? null : 0, keyGapMedianMs: 190 };
  const input = withReading(base, 'interaction', { ...handInput, ...still, presses: 9, touches: 9, ...typed });
  return watched(input, { pointer: fingers, keys: { ...handKeys, dwells: null, flights: null, ...keys } });
}

const iphone = (tail: string, token = 'iPhone; CPU iPhone OS 18_7 like Mac OS X'): Visit =>
  renamed(webkit('iphone'), `Mozilla/5.0 (${token}) AppleWebKit/605.1.15 (KHTML, like Gecko) ${tail}`);

/** People with phones and tablets, in browsers and in applications that show pages. */
export const touchPeople: Readonly<Record<string, Visit>> = {
  'Safari on an iPhone, typed on glass': tapped(webkit('iphone'), { dwells: [0, 0, 1], shiftlessCapital: true }, 0),
  'Safari on an iPad that asks for desktop pages, typed on glass': tapped(
    webkit('ipad-desktop-pages'),
    { dwells: [0, 0, 1], shiftlessCapital: true, numberless: 24, unreleased: 12 },
    0,
  ),
  'an iPad that gives its keys no codes': tapped(webkit('ipad-desktop-pages'), { shiftlessCapital: true }, 24),
  'Chrome on an Android phone, typed on glass': tapped(
    chromium({ system: 'android' }),
    { keys: 0, gaps: null, numberless: 0 },
    0,
  ),
  'Chrome on an iPhone': iphone('CriOS/147.0.7727.31 Mobile/15E148 Safari/604.1'),
  'Firefox on an iPhone': iphone('FxiOS/147.0 Mobile/15E148 Safari/605.1.15'),
  'Edge on an iPhone': iphone('Version/18.0 EdgiOS/147.0.0.0 Mobile/15E148 Safari/604.1'),
  'Instagram on an iPhone': inApp(
    'Mobile/15E148 Instagram 412.0.0.21.88 (iPhone15,2; iOS 18_7; de_DE; de; scale=3.00; 1179x2556; IABMV/1)',
  ),
  'Facebook on an iPhone': inApp(
    'Mobile/22H20 [FBAN/FBIOS;FBAV/540.0.0.41;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/18.7;FBSS/3;FBCR/;FBID/phone;FBLC/de_DE;FBOP/80]',
  ),
  'Gmail on an iPhone': inApp('GSA/390.0.820000000 Mobile/15E148 Safari/604.1'),
  'TikTok on an Android phone': tiktok(),
  'Silk on a Fire tablet': silk(),
  'a laptop with a touch screen, used by finger and by mouse': watched(
    withReading(
      withReading(
        withReading(chromium(), 'touch', { maxTouchPoints: 10, onTouchStart: true, touchEvent: true }),
        'mediaFeatures',
        { anyPointer: 'coarse' },
      ),
      'interaction',
      { ...handInput, presses: 7, touches: 4 },
    ),
  ),
};

function inApp(tail: string): Visit {
  const shown = withReading(iphone(tail), 'storage', { serviceWorker: false });
  return withFault(shown, 'permissions', 'absent');
}

function tiktok(): Visit {
  const base = withFault(chromium({ system: 'android', brand: 'Android WebView' }), 'chromeObject', 'absent');
  const userAgent =
    'Mozilla/5.0 (Linux; Android 14; SM-A546B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/147.0.0.0 Mobile Safari/537.36 trill_410503 BytedanceWebview/d8a21c6';
  const shown = withFault(renamed(base, userAgent), 'permissions', 'absent');
  return withHeaders(shown, { 'x-requested-with': 'com.zhiliaoapp.musically' });
}

function silk(): Visit {
  const base = chromium({ system: 'android', brand: 'Amazon Silk', major: 138 });
  const userAgent =
    'Mozilla/5.0 (Linux; Android 11; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/138.3.8 like Chrome/138.0.0.0 Safari/537.36';
  const tablet = withReading(renamed(base, userAgent), 'clientHints', { mobile: false });
  const large = withReading(tablet, 'screen', { width: 1280, height: 800, availWidth: 1280, availHeight: 800 });
  return withHeaders(large, { 'sec-ch-ua-mobile': '?0' });
}
