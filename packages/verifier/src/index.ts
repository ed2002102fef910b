export { fromBase64url, toBase64url } from './bytes.ts';
export type {
  AddressKind,
  Context,
  ContextValues,
  HelloSeen,
  Http2Seen,
  Learned,
  Presented,
  RequestSeen,
  TlsSeen,
  Velocity,
  Visits,
} from './context.ts';
export { NOTHING_KNOWN } from './context.ts';
export { type Decoded, type DecodedLate, decodeEvidence, decodeLate, merge } from './decode.ts';
export type { Crypto } from './ed25519.ts';
export { claimOf } from './facts/claim.ts';
export { destinationOf } from './facts/destination.ts';
export type { Facts, PresentReadings } from './facts/index.ts';
export { connectionChange } from './facts/stack.ts';
export { type BotKey, botKeysIn } from './identity/bot-key.ts';
export {
  acceptSignature,
  type BotSignature,
  hasBotSignature,
  readBotSignature,
  readSignatureAgents,
  type SignatureAgent,
  type SignatureProblem,
  type SignedRequest,
  verifyBotSignature,
} from './identity/bot-signature.ts';
export { keysOfDirectory } from './identity/directory-signature.ts';
export { knownRobot, type Robot, type RobotCategory, signerAt } from './identity/robots.ts';
export { inputPrintOf } from './input-print.ts';
export { parseJson } from './json.ts';
export {
  checkSignature,
  type Expectation,
  type OpenedCollect,
  type OpenedToken,
  openCollect,
  openToken,
  readCollect,
  readToken,
  thumbprint,
  type UncheckedToken,
} from './open.ts';
export type { Outcome } from './outcome.ts';
export { POLICY_VERSION, type Policy, policy } from './policy.ts';
export { type Kept, replay } from './replay.ts';
export type { Family, Finding, Signal, Weight } from './signal.ts';
export { signals } from './signals/index.ts';
export {
  CORE_READINGS,
  DEFAULT_CATEGORY_POLICY,
  type Decision,
  type DecisionSettings,
  decide,
  type Judgement,
  judge,
  judgementText,
  type ScoredPageView,
  SESSION_WINDOW_S,
  sessionVerdict,
} from './verdict.ts';
