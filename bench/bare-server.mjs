// What collect cannot do without, and nothing else: read the body, check the Ed25519 signature, parse the JSON. Plain node:http.
import { createHash, createPublicKey, verify } from 'node:crypto';
import http from 'node:http';

const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString());

const server = http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    const body = Buffer.concat(chunks);
    const newline = body.indexOf(10);
    const token = body.toString('latin1', 0, newline);
    const [header, claims, signature] = token.split('.');
    const key = createPublicKey({ format: 'jwk', key: decode(header).jwk });
    const signed = Buffer.from(`${header}.${claims}`);
    verify(null, signed, key, Buffer.from(signature, 'base64url'), (error, good) => {
      const evidence = body.subarray(newline + 1);
      const hash = createHash('sha256').update(evidence).digest('base64url');
      const fine = !error && good && hash === decode(claims).evd && JSON.parse(evidence.toString()).v === 1;
      const answer = JSON.stringify({ action: fine ? 'allow' : 'block', ticket: 'A'.repeat(22), expires_at: 0 });
      res.writeHead(fine ? 200 : 400, { 'content-type': 'application/json', 'content-length': answer.length });
      res.end(answer);
    });
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`answers at http://127.0.0.1:${server.address().port}\n`));
process.on('SIGTERM', () => server.close(() => process.exit(0)).closeAllConnections());
