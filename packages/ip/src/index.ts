export { type Address, networkOf, parseAddress, parseCidr } from './address.ts';
export { type AsnTable, decodeAsnTable, encodeAsnTable } from './asn.ts';
export { type AsnKind, kindOfAsn } from './asn-kinds.ts';
export { bundledTables } from './bundled.ts';
export {
  createIpLookup,
  type FeedTables,
  type IpInfo,
  type IpSources,
  isHostingName,
  type NetworkOf,
  type PlaceOf,
} from './lookup.ts';
export { firstPlace, networksFrom, placesFrom } from './place.ts';
export { blockList, packRanges, type Range, type RangeTable, rangeTable } from './ranges.ts';
export type { Reserved } from './reserved.ts';
