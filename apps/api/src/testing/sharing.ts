import type { AddressInfo } from 'node:net';
import { openPostgres } from '../state/postgres/open.ts';
import { buildTestApp } from './app.ts';

// Run by sharing-child.mjs: arguments are the store's address, the clock and the tiers.
const [, , url = '', at = '', tiers = ''] = process.argv;
const { app, clock } = await buildTestApp(await openPostgres(url), {
  env: { VERIDICT_STATE: url, VERIDICT_TIERS: tiers, VERIDICT_MYIP_RATE: '40' },
});
clock.at = Number(at);
await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${(app.server.address() as AddressInfo).port}\n`);
