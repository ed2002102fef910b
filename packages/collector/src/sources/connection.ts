import { cutOrNull, finiteOrNull, Unreadable } from '../reading.ts';
import type { Source } from '../source.ts';

interface NetworkInformation {
  effectiveType?: string;
  type?: string;
  rtt?: number;
  downlink?: number;
  saveData?: boolean;
}

/** `navigator.connection`. */
export const connection: Source<'connection'> = () => {
  const network = (navigator as { connection?: NetworkInformation }).connection;
  if (!network) throw new Unreadable('absent');
  return {
    effectiveType: cutOrNull(network.effectiveType, 16),
    type: cutOrNull(network.type, 16),
    rtt: finiteOrNull(network.rtt),
    downlink: finiteOrNull(network.downlink),
    hasDownlinkMax: 'downlinkMax' in network,
    saveData: network.saveData ?? null,
  };
};
