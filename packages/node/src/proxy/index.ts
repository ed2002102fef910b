export { createProxy, MAX_BODY_BYTES, type ProxyAnswer, type ProxyOptions } from './proxy.ts';
