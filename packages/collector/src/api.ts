import type { VerdictDetail } from '@veridict/contract/wire';

/** The collector of a page: what stands on `window.veridict`, and what `start` gives back. Nothing in it throws or rejects. */
export interface Veridict {
  /** The newest page view's verdict once it is there; null when none could be had. */
  readonly ready: Promise<VerdictDetail | null>;
  /** The verdict as it stands now. */
  readonly verdict: VerdictDetail | null;
  /**
   * The token to hand to the backend, after what was seen of the visitor since was sent along.
   * @example body.append('botd_token', await veridict.token())
   */
  token(): Promise<string | null>;
  /** Assesses the page anew. */
  refresh(): Promise<VerdictDetail | null>;
  /** Links the session to the site's own user; false when the id (1–128 characters) or proof is of the wrong form. */
  identify(userId: string, options?: { proof?: string }): boolean;
  /** Notes an event of the site's own with up to 2 kB of data; false when it was not taken. */
  track(name: string, data?: unknown): boolean;
  /** What the visitor agreed to; with `data-consent="wait"`, nothing runs before. */
  consent(mode: 'full' | 'essential'): void;
}
