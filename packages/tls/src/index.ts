export { type Capture, type CaptureOptions, type Connected, captureTls, type TlsCapture } from './capture.ts';
export { type ClientHello, type HelloRead, readClientHello } from './client-hello.ts';
export { type Http2Print, type Http2Read, http2Text, readHttp2Prefix } from './http2-prefix.ts';
export { isGrease, ja4, ja4Stable, type Offered, offeredIn } from './ja4.ts';
export { type ProxiedOptions, readProxied } from './proxied-http.ts';
export { type ProxiedClient, type ProxyRead, readProxyHeader } from './proxy-protocol.ts';
export { pseudoOrder, type Requested, type ToldConnection, tellConnection } from './tell.ts';
