import type {
  Action as ContractAction,
  Band as ContractBand,
  Identity as ContractIdentity,
  Layer as ContractLayer,
  VerdictSignal as ContractSignal,
  Usage as ContractUsage,
  Verdict as ContractVerdict,
} from '@veridict/contract';
import { describe, expectTypeOf, it } from 'vitest';
import { type Client, createClient, type LiveVerdict, type VerdictAnswer } from './client.ts';
import type { Action, Band, Identity, Layer, Usage, Verdict, VerdictSignal } from './types.ts';

// Checked by the compiler. The package has types of its own so that it needs none of the contract's when published.
describe('the public types', () => {
  it('are those of the contract', () => {
    expectTypeOf<Verdict>().toEqualTypeOf<ContractVerdict>();
    expectTypeOf<VerdictSignal>().toEqualTypeOf<ContractSignal>();
    expectTypeOf<Identity>().toEqualTypeOf<ContractIdentity>();
    expectTypeOf<Usage>().toEqualTypeOf<ContractUsage>();
    expectTypeOf<Action>().toEqualTypeOf<ContractAction>();
    expectTypeOf<Band>().toEqualTypeOf<ContractBand>();
    expectTypeOf<Layer>().toEqualTypeOf<ContractLayer>();
  });

  it('know that a client that throws answers live verdicts only', () => {
    const options = { secretKey: 'sk_test_x', baseUrl: 'https://veridict.example' };
    expectTypeOf(createClient(options)).toEqualTypeOf<Client<LiveVerdict>>();
    expectTypeOf(createClient({ ...options, onUnavailable: 'throw' })).toEqualTypeOf<Client<LiveVerdict>>();
    expectTypeOf(createClient({ ...options, onUnavailable: 'allow' })).toEqualTypeOf<Client<VerdictAnswer>>();
    expectTypeOf<VerdictAnswer['score']>().toEqualTypeOf<number | null>();
    expectTypeOf<Extract<VerdictAnswer, { source: 'live' }>['score']>().toEqualTypeOf<number>();
  });
});
