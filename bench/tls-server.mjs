// The server that bench/tls.mjs measures: `plain` listens by itself, `capture` sits behind captureTls and asks it at every request.
import http2 from 'node:http2';
import { captureTls } from '@veridict/tls';
import { generate } from 'selfsigned';

const made = await generate([{ name: 'commonName', value: 'localhost' }], {
  keyType: 'ec',
  curve: 'P-256',
  algorithm: 'sha256',
});
const secure = http2.createSecureServer({ key: made.private, cert: made.cert, allowHTTP1: true });
let capture;
secure.on('request', (request, response) => {
  if (capture && !capture.of(request)) throw new Error('a request was not seen');
  response.end('ok');
});
capture = process.argv[2] === 'capture' ? captureTls(secure) : null;
const server = capture?.server ?? secure;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
// What it has used of the processor so far, in microseconds.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system });
});
process.on('disconnect', () => process.exit());
