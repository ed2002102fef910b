import type { Crypto } from '@veridict/verifier';
import type { IpLookup } from '../network/addresses.ts';
import type { StatePort } from '../state/port.ts';
import { createIdentify, type Identify, type IdentityParts } from './identify.ts';
import { createKeyDirectory, type KeysOf } from './key-directory.ts';
import { createRobotNames } from './names.ts';
import { createReverseNames, systemNames } from './reverse-names.ts';

/** Identities by what the outside world says: name servers, and the key directories that agents name. */
export function openIdentify(given: {
  now: () => number;
  crypto: Crypto;
  state: Pick<StatePort, 'useSignature'>;
  ip: IpLookup;
  inFeed: IdentityParts['inFeed'];
}): Identify {
  const isPublic = (address: string): boolean => given.ip(address)?.reserved === null;
  const keysOf: KeysOf = createKeyDirectory({ ...given, isPublic });
  const confirm = createReverseNames({ names: systemNames(), now: given.now });
  return createIdentify({ ...given, isPublic, keysOf, confirm, robotOf: createRobotNames() });
}
