import { expect } from 'vitest';
import { describeSource } from '../testing/describe-source.ts';

export const cases = describeSource('globals', {
  driven: {
    any: {
      window: [],
      windowCut: false,
      document: [],
      htmlAttributes: ['lang'],
      bindings: [],
      hooks: [],
      overlays: [],
    },
  },
  pages: {
    'names of every kind': {
      prepare: () => {
        Object.assign(window, {
          aFunction: () => 1,
          cdc_of_a_kind_Array: Array,
          anObject: {},
          aList: [],
          aText: '',
          aNumber: 1,
          aBoolean: true,
          nothing: null,
        });
        Object.defineProperty(window, 'anAccessor', {
          get() {
            throw new Error('a getter is not read');
          },
        });
        Object.assign(document, { $left: 1 });
        document.documentElement.setAttribute('webdriver', 'true');
      },
      reads: {
        any: (value) => {
          expect(value.window).toEqual([
            { name: 'aFunction', kind: 'function' },
            { name: 'cdc_of_a_kind_Array', kind: 'native' },
            { name: 'anObject', kind: 'object' },
            { name: 'aList', kind: 'array' },
            { name: 'aText', kind: 'string' },
            { name: 'aNumber', kind: 'number' },
            { name: 'aBoolean', kind: 'boolean' },
            { name: 'nothing', kind: 'null' },
            { name: 'anAccessor', kind: 'accessor' },
          ]);
          expect(value.document).toEqual([{ name: '$left', kind: 'number' }]);
          expect(value.htmlAttributes).toContain('webdriver');
        },
      },
    },
    'a platform function replaced': {
      prepare: () => {
        window.alert = () => {};
      },
      reads: { any: { window: [{ name: 'alert', kind: 'function' }] } },
    },
    'hooks where components are made': {
      prepare: () => {
        Object.assign(customElements, { define: () => {} });
        Object.assign(Element.prototype, { _attachShadow: Element.prototype.attachShadow });
        Object.assign(Element.prototype.attachShadow, { __patched: true });
      },
      reads: {
        any: {
          hooks: [
            'customElements.define',
            'Element.prototype.attachShadow.__patched',
            'Element.prototype._attachShadow',
          ],
        },
      },
    },
    'elements laid over the page': {
      prepare: () => {
        const root = document.createElement('agent-root');
        root.id = 'agent-overlay';
        root.setAttribute('data-agent', 'x');
        document.documentElement.append(root);
      },
      reads: { any: { overlays: ['#agent-overlay', '[data-agent]'] } },
    },
    'more names than are told': {
      prepare: () => {
        for (let i = 0; i < 300; i++) Object.assign(window, { [`name${i}`]: i });
      },
      reads: {
        any: (value) => {
          expect(value.window).toHaveLength(250);
          expect(value.windowCut).toBe(true);
        },
      },
    },
  },
});
