// A load generator that costs little: requests are made beforehand, each connection sends the next one when it has its answer.
import { createConnection } from 'node:net';
import { quantile } from './table.mjs';

/** A request as bytes. */
export function requestBytes({ url, method, path, headers = {}, body = '' }) {
  const all = { host: new URL(url).host, ...headers, ...(body && { 'content-length': Buffer.byteLength(body) }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** The status of the answer that `bytes` begin with, once all of it is there; null before. */
function statusOf(bytes) {
  const head = bytes.indexOf(HEAD_END);
  if (head === -1) return null;
  const text = bytes.toString('latin1', 0, head);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text);
  if (!length) throw new Error(`An answer without a length cannot be told from the next:\n${text}`);
  return bytes.length < head + HEAD_END.length + Number(length[1]) ? null : Number(text.slice(9, 12));
}

/** Send the requests, as many at a time as there are connections. Every answer must be a 200. */
export async function fire(url, requests, connections) {
  const { hostname, port } = new URL(url);
  const latencies = [];
  let next = 0;
  const connection = () =>
    new Promise((resolve, reject) => {
      const socket = createConnection({ host: hostname, port: Number(port), noDelay: true });
      let answer = [];
      let sentAt = 0;
      const send = () => {
        if (next === requests.length) {
          socket.destroy();
          return resolve();
        }
        answer = [];
        sentAt = performance.now();
        socket.write(requests[next++]);
      };
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        answer.push(chunk);
        const bytes = answer.length === 1 ? chunk : Buffer.concat(answer);
        const status = statusOf(bytes);
        if (status === null) return;
        if (status !== 200) return reject(new Error(`${url} answered ${bytes.toString()}`));
        latencies.push(performance.now() - sentAt);
        send();
      });
      socket.on('close', () => {
        if (next < requests.length) reject(new Error(`${url} closed a connection`));
      });
    });
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - began) / 1000;
  return { rps: requests.length / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}
