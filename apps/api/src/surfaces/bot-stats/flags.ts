import { signals } from '@veridict/verifier';

const TITLES = new Map(signals.map(({ id, title }) => [id, title]));

/** What a flag means, in a line; a flag of an older version speaks for itself. */
export const describeFlag = (flag: string): string => TITLES.get(flag) ?? flag;
