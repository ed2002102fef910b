import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('nativeFunctions', {
  driven: { any: { altered: [], misbehaving: [], toStringNative: true, cycleChecked: true } },
  pages: {
    'functions written over': {
      prepare: () => {
        HTMLMediaElement.prototype.canPlayType = () => 'probably';
        Object.defineProperty(Navigator.prototype, 'platform', { get: () => 'Win32' });
      },
      reads: { any: { altered: ['Navigator.platform', 'HTMLMediaElement.canPlayType'], misbehaving: [] } },
    },
    'functions behind a Proxy, whose text is forged too': {
      prepare: () => {
        const { get } = Object.getOwnPropertyDescriptor(Navigator.prototype, 'platform')!;
        const forged = new Proxy(get!, { apply: () => 'Win32' });
        Object.defineProperty(Navigator.prototype, 'platform', { get: forged });
        const own = Function.prototype.toString;
        Function.prototype.toString = new Proxy(own, {
          apply: (target, self, args) => Reflect.apply(target, self === forged ? get : self, args),
        });
      },
      reads: { any: { altered: ['Navigator.platform', 'Function.toString'], toStringNative: false } },
    },
    'a Proxy whose text is forged in every frame': {
      prepare: () => {
        const { get } = Object.getOwnPropertyDescriptor(Navigator.prototype, 'platform')!;
        const forged = new Proxy(get!, { apply: () => 'Win32' });
        Object.defineProperty(Navigator.prototype, 'platform', { get: forged });
        const frame = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')!;
        Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
          get() {
            const inside = frame.get!.call(this);
            const own = inside.Function.prototype.toString;
            inside.Function.prototype.toString = function (this: unknown) {
              return own.call(this === forged ? get : this);
            };
            return inside;
          },
        });
      },
      reads: { any: { altered: [], misbehaving: ['Navigator.platform'], toStringNative: true, cycleChecked: false } },
    },
    'a function that gained a property': {
      prepare: () => {
        Object.assign(Element.prototype.attachShadow, { __patched: true });
      },
      reads: { any: { altered: [], misbehaving: ['Element.attachShadow'] } },
    },
  },
});
