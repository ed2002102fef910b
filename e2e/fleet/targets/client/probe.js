// Our own look at what a script can see. Not a detector: it only writes down what is there.
const T0 = performance.now();
const P = {
  s: {},
  leaks: {},
  mouse: [],
  moves: { n: 0, coalesced: 0, rawupdate: 0, maxCoalesced: 0, fracCoords: 0, zeroMovement: 0, evenGap: 0 },
  keys: [],
  wheel: 0,
  clicks: [],
  inputs: { n: 0, withoutKey: 0 },
  evals: {},
};
const safe = (f) => {
  try {
    return f();
  } catch (e) {
    return `ERR ${e.message}`;
  }
};

// 1. stacks of DOM calls that no script of this page made (main-world evaluation)
for (const [proto, names] of [
  [
    Document.prototype,
    [
      'querySelector',
      'querySelectorAll',
      'evaluate',
      'createTreeWalker',
      'getElementById',
      'elementsFromPoint',
      'elementFromPoint',
    ],
  ],
  [
    Element.prototype,
    [
      'getBoundingClientRect',
      'getClientRects',
      'scrollIntoView',
      'scrollIntoViewIfNeeded',
      'getAttribute',
      'closest',
      'matches',
      'querySelector',
    ],
  ],
  [HTMLElement.prototype, ['focus']],
  [Window.prototype ?? {}, []],
]) {
  for (const n of names) {
    const orig = proto[n];
    if (!orig) continue;
    proto[n] = function (...a) {
      const stack = new Error().stack ?? '';
      const src = stack
        .split('\n')
        .slice(1)
        .filter((l) => l && !/probe\.js/.test(l));
      if (src.length) {
        const key =
          n +
          ' < ' +
          src
            .slice(0, 3)
            .map((l) =>
              l
                .trim()
                .replace(/^at /, '')
                .replace(/http:\/\/[\d.:]+/g, '')
                .replace(/[\w-]{30,}/g, '*'),
            )
            .join(' < ')
            .slice(0, 200);
        if (Object.keys(P.evals).length < 12 || P.evals[key]) P.evals[key] = (P.evals[key] ?? 0) + 1;
      }
      return orig.apply(this, a);
    };
  }
}

// 2. console: does somebody serialise what is logged (CDP Runtime.enable)?
function consoleLeaks() {
  P.leaks.errorStackGetter = safe(() => {
    let hit = false;
    const e = new Error('');
    Object.defineProperty(e, 'stack', {
      configurable: true,
      get() {
        hit = true;
        return '';
      },
    });
    console.debug(e);
    return hit;
  });
  P.leaks.prepareStackTrace = safe(() => {
    let hit = false;
    const o = Error.prepareStackTrace;
    Error.prepareStackTrace = () => {
      hit = true;
      return '';
    };
    const e = new Error('');
    console.debug(e);
    Error.prepareStackTrace = o;
    return hit;
  });
  P.leaks.nameGetter = safe(() => {
    let hit = false;
    const e = new Error('');
    Object.defineProperty(e, 'name', {
      get() {
        hit = true;
        return 'x';
      },
    });
    console.debug(e);
    return hit;
  });
  P.leaks.proxyOwnKeys = safe(() => {
    let hit = false;
    const o = Object.create(
      new Proxy(
        {},
        {
          ownKeys() {
            hit = true;
            return [];
          },
          getPrototypeOf() {
            return null;
          },
        },
      ),
    );
    console.groupEnd(o);
    return hit;
  });
  P.leaks.proxyGetProto = safe(() => {
    let hit = false;
    console.debug(
      new Proxy(
        {},
        {
          getPrototypeOf() {
            hit = true;
            return null;
          },
          ownKeys() {
            hit = true;
            return [];
          },
        },
      ),
    );
    return hit;
  });
  P.leaks.domIdGetter = safe(() => {
    let hit = false;
    const d = document.createElement('div');
    Object.defineProperty(d, 'id', {
      get() {
        hit = true;
        return '';
      },
    });
    console.debug(d);
    return hit;
  });
  P.leaks.toStringRegexp = safe(() => {
    let hit = false;
    const r = /./;
    r.toString = () => {
      hit = true;
      return '';
    };
    console.debug(r);
    return hit;
  });
  P.leaks.consoleNative = safe(() => Function.prototype.toString.call(console.debug));
}

// 3. what stands still
async function still() {
  const n = navigator,
    s = P.s;
  Object.assign(s, {
    webdriver: String(n.webdriver),
    wdOwn: Object.getOwnPropertyNames(n).join(),
    wdDesc: safe(() => {
      const d = Object.getOwnPropertyDescriptor(Navigator.prototype, 'webdriver');
      return d ? String(d.get).replace(/\s+/g, ' ') : 'none';
    }),
    ua: n.userAgent,
    platform: n.platform,
    vendor: n.vendor,
    languages: safe(() => n.languages.join()),
    hwc: n.hardwareConcurrency,
    mem: n.deviceMemory,
    plugins: safe(() => n.plugins.length),
    pdf: n.pdfViewerEnabled,
    brands: safe(() => n.userAgentData?.brands.map((b) => `${b.brand}/${b.version}`).join()),
    uadPlatform: n.userAgentData?.platform,
    uadLow: safe(() => n.userAgentData?.mobile),
    outer: [outerWidth, outerHeight].join('x'),
    inner: [innerWidth, innerHeight].join('x'),
    screen: [screen.width, screen.height, screen.availWidth, screen.availHeight].join('x'),
    pos: [screenX, screenY].join(),
    dpr: devicePixelRatio,
    chrome: safe(() => (window.chrome ? Object.keys(window.chrome).join() : 'none')),
    notif: safe(() => Notification.permission),
    tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
    h264: safe(() => document.createElement('video').canPlayType('video/mp4; codecs="avc1.42E01E"')),
    aac: safe(() => document.createElement('audio').canPlayType('audio/mp4; codecs="mp4a.40.2"')),
    hover: safe(() => matchMedia('(hover: hover)').matches),
    fine: safe(() => matchMedia('(pointer: fine)').matches),
    dark: safe(() => matchMedia('(prefers-color-scheme: dark)').matches),
    focus: document.hasFocus(),
    visible: document.visibilityState,
    rtt: n.connection?.rtt,
    touch: n.maxTouchPoints,
    voices: safe(() => speechSynthesis.getVoices().length),
    winKeys: Object.getOwnPropertyNames(window)
      .filter((k) =>
        /cdc_|_Array$|_Promise$|playwright|puppeteer|selenium|webdriver|__pw|__nightmare|phantom|domAutomation|marionette|testcafe|hammerhead|taiko|wdio|binding|callSelenium|__utils|%/i.test(
          k,
        ),
      )
      .join(),
    docKeys: Object.getOwnPropertyNames(document)
      .filter((k) => k !== 'location')
      .join(),
    rootAttrs: safe(() => document.documentElement.getAttributeNames().join()),
    fnToString: safe(() => Function.prototype.toString.toString()),
    permName: safe(() => navigator.permissions.query.toString()),
    scrollbar: innerWidth - document.documentElement.clientWidth,
  });
  s.gl = safe(() => {
    const g = document.createElement('canvas').getContext('webgl');
    if (!g) return 'null';
    const x = g.getExtension('WEBGL_debug_renderer_info');
    return (
      g.getParameter(x ? x.UNMASKED_VENDOR_WEBGL : g.VENDOR) +
      ' | ' +
      g.getParameter(x ? x.UNMASKED_RENDERER_WEBGL : g.RENDERER)
    );
  });
  s.uadFull = await Promise.resolve(
    n.userAgentData?.getHighEntropyValues?.(['uaFullVersion', 'platformVersion', 'architecture']),
  )
    .then((v) => v && [v.uaFullVersion, v.platformVersion, v.architecture].join('/'))
    .catch(String);
  s.notifQuery = await Promise.resolve(safe(() => n.permissions.query({ name: 'notifications' })))
    .then((v) => v?.state)
    .catch(String);
  s.media = await Promise.resolve(safe(() => n.mediaDevices.enumerateDevices()))
    .then((v) => v?.length)
    .catch(String);
  s.worker = await new Promise((r) => {
    try {
      const w = new Worker(
        URL.createObjectURL(
          new Blob(
            [
              'postMessage([navigator.userAgent,navigator.platform,navigator.languages.join(),navigator.hardwareConcurrency,navigator.deviceMemory,String(navigator.webdriver),Intl.DateTimeFormat().resolvedOptions().timeZone])',
            ],
            { type: 'text/javascript' },
          ),
        ),
      );
      w.onmessage = (e) => r(e.data);
      w.onerror = () => r('error');
      setTimeout(() => r('timeout'), 1500);
    } catch (e) {
      r(`ERR ${e.message}`);
    }
  });
  if (Array.isArray(s.worker)) {
    const main = [
      n.userAgent,
      n.platform,
      safe(() => n.languages.join()),
      n.hardwareConcurrency,
      n.deviceMemory,
      'undefined',
      s.tz,
    ];
    s.workerDiff = ['ua', 'platform', 'languages', 'hwc', 'mem', 'webdriver', 'tz']
      .filter((_, i) => String(main[i]) !== String(s.worker[i]))
      .map((k) => k)
      .join();
  }
  s.iframe = safe(() => {
    const f = document.createElement('iframe');
    f.srcdoc = '<p>';
    f.style.display = 'none';
    document.body.append(f);
    const fn = f.contentWindow.navigator;
    const d = [
      String(fn.webdriver),
      fn.userAgent === n.userAgent,
      fn.platform === n.platform,
      fn.hardwareConcurrency === n.hardwareConcurrency,
    ].join();
    f.remove();
    return d;
  });
}

// 4. what moves
const on = (t, f) => addEventListener(t, f, { capture: true, passive: true });
const tgt = (e) => e.target?.id || e.target?.tagName;
let keyAt = 0,
  lastMove = 0;
on('pointermove', (e) => {
  const m = P.moves,
    c = e.getCoalescedEvents?.().length ?? -1;
  m.n++;
  m.coalesced += Math.max(c, 0);
  m.maxCoalesced = Math.max(m.maxCoalesced, c);
  if (e.clientX % 1 || e.clientY % 1) m.fracCoords++;
  if (!e.movementX && !e.movementY) m.zeroMovement++;
  m.screenEqClient = (m.screenEqClient ?? 0) + (e.screenX === e.clientX && e.screenY === e.clientY);
  m.screenOff = [e.screenX - e.clientX, e.screenY - e.clientY].map((v) => +v.toFixed(1)).join();
  m.gaps = m.gaps ?? [];
  if (lastMove && m.gaps.length < 60) m.gaps.push(+(e.timeStamp - lastMove).toFixed(1));
  lastMove = e.timeStamp;
});
on('pointerrawupdate', () => P.moves.rawupdate++);
for (const t of ['pointerdown', 'pointerup', 'click'])
  on(t, (e) => {
    const r = e.target?.getBoundingClientRect
      ? Element.prototype.getBoundingClientRect.call(e.target)
      : { x: 0, y: 0, width: 0, height: 0 };
    P.clicks.length < 14 &&
      P.clicks.push({
        t,
        on: tgt(e),
        at: +e.timeStamp.toFixed(1),
        trusted: e.isTrusted,
        client: [e.clientX, e.clientY],
        screen: [e.screenX, e.screenY],
        off: [e.screenX - e.clientX, e.screenY - e.clientY].map((v) => +v.toFixed(1)),
        want: [screenX, screenY, outerWidth - innerWidth, outerHeight - innerHeight],
        centre: [+(e.clientX - r.x - r.width / 2).toFixed(2), +(e.clientY - r.y - r.height / 2).toFixed(2)],
        pressure: e.pressure,
        type: e.pointerType,
        wh: [e.width, e.height],
        detail: e.detail,
        buttons: e.buttons,
        mv: [e.movementX, e.movementY],
        caps: e.sourceCapabilities === undefined ? undefined : e.sourceCapabilities?.firesTouchEvents,
        pid: e.pointerId,
      });
  });
on('keydown', (e) => {
  keyAt = e.timeStamp;
  P.keys.length < 40 &&
    P.keys.push(['d', e.key?.length === 1 ? 'c' : e.key, e.code ? 1 : 0, +e.timeStamp.toFixed(1), e.isTrusted ? 1 : 0]);
});
on('keyup', (e) => {
  P.keys.length < 40 &&
    P.keys.push(['u', e.key?.length === 1 ? 'c' : e.key, e.code ? 1 : 0, +e.timeStamp.toFixed(1), e.isTrusted ? 1 : 0]);
});
on('input', (e) => {
  P.inputs.n++;
  if (!keyAt || e.timeStamp - keyAt > 30) P.inputs.withoutKey++;
  P.inputs.type = e.inputType;
  P.inputs.trusted = e.isTrusted;
});
on('wheel', (e) => {
  P.wheel++;
  P.wheelD = e.deltaY;
});
on('focusin', (e) => {
  P.focusin = (P.focusin ?? []).concat(tgt(e)).slice(0, 6);
});

const send = (beacon) => {
  P.at = Math.round(performance.now() - T0);
  const text = JSON.stringify({ probe: P }),
    url = `/report/${location.pathname.split('/').pop()}`;
  if (beacon && navigator.sendBeacon) navigator.sendBeacon(url, text);
  else fetch(url, { method: 'POST', body: text }).catch(() => {});
};
on('pagehide', () => send(true));
on('submit', () => send(true));
addEventListener('load', () =>
  setTimeout(async () => {
    consoleLeaks();
    await still().catch((e) => (P.s.err = String(e)));
    send(false);
  }, 900),
);
