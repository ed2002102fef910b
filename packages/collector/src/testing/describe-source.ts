import type { ReadingValues } from '@veridict/contract';
import type { Fault } from '@veridict/contract/wire';
import type { SourceName } from '../source.ts';

/** The engines that the sources are run in. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** What a reading must be: a part of its value (matchers allowed), a check that throws, or the fault it must have. */
export type Expected<K extends SourceName> =
  | Partial<ReadingValues[K]>
  | ((value: ReadingValues[K]) => void)
  | { fault: Fault };

/** By engine; `any` where all of them must read the same. */
export type ByEngine<K extends SourceName> = { [E in Engine | 'any']?: Expected<K> };

/** One page on which a source must read something in particular. */
export interface PageCase<K extends SourceName> {
  /** Runs in the page, before any other script of it. It may use nothing from outside. */
  prepare?: () => void;
  /** `Content-Security-Policy` of the page. */
  csp?: string;
  setting?: { consent?: 'full' | 'essential'; worker?: boolean; blob?: boolean };
  reads: ByEngine<K>;
}

/** What one source must read in real engines. */
export interface SourceCases<K extends SourceName = SourceName> {
  name: K;
  /** in a browser that a driver holds, on an ordinary page */
  driven: ByEngine<K>;
  /** in a browser as a person starts it, where that differs */
  undriven?: ByEngine<K>;
  pages?: Record<string, PageCase<K>>;
}

/**
 * Say what a source must read in real engines. Everything that holds for all sources (schema, budget, the same twice,
 * nothing left behind, nothing printed, hostile pages) is checked of each without being said.
 */
export function describeSource<K extends SourceName>(name: K, cases: Omit<SourceCases<K>, 'name'>): SourceCases<K> {
  return { name, ...cases };
}
