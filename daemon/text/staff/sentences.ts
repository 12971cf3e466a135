/** Every sentence that staff read, made of a code and what goes with it. A language is one more folder beside `en`. */
import type { Refusal } from '../../core/types/refusals.ts';
import { refusals } from './en/refusals.ts';
import { refusedOrders } from './en/refused-orders.ts';
import type { Language } from './language.ts';

const english: Language = { refusals: { ...refusals, ...refusedOrders } };

export function refusalText({ refused, args }: Refusal): string {
  // The compiler does not see that the two belong together.
  const sentence = english.refusals[refused] as (args: Refusal['args']) => string;
  return sentence(args);
}
