// Loaded when a verdict asks the page to act, or when the page has a form that takes the token.
import type { Enforce, VerdictDetail } from '@veridict/contract/wire';
import type { Veridict } from '../api.ts';
import { createActs } from '../enforce/act.ts';
import { fillForms } from '../enforce/forms.ts';
import type { Transport } from '../transport.ts';

/** File name of the solver beside this part; the build fills it in where parts are served under names of their own. */
declare const SOLVER_FILE: string | undefined;

const acting = new WeakMap<Veridict, (detail: VerdictDetail) => Promise<void>>();

/** Acts on a verdict. The first call for a page also begins to fill its forms. */
export async function enforce(
  veridict: Veridict,
  transport: Transport,
  strongest: Enforce | undefined,
  detail: VerdictDetail,
): Promise<void> {
  let act = acting.get(veridict);
  if (!act) {
    fillForms(document, veridict);
    const solver = typeof SOLVER_FILE === 'string' ? new URL(SOLVER_FILE, import.meta.url).href : undefined;
    act = createActs({ window, veridict, transport, enforce: strongest ?? 'monitor', solver });
    acting.set(veridict, act);
  }
  await act(detail);
}
