/**
 * Where an attendant of the staff list is now: they work at any counter of their institution, and are there for the one at
 * which they are signed in.
 */
import type { MqttUser } from '../../../config/schema/mqtt.ts';
import type { Hall } from '../../core/types/model.ts';
import type { RefusalArgs } from '../../core/types/refusal-args.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { Ordered } from '../../orders/order.ts';

type Without<User> = User extends { user: string } ? Omit<User, 'user'> : never;
type Stranded = Without<
  Extract<RefusalArgs['not-allowed'], { is: 'another-person' | 'another-institution' | 'at-no-counter' }>
>;

/** `stranded`: at no counter, or about to sign in where they may not. Others are who they are. */
export function placedNow(
  who: MqttUser,
  order: Ordered,
  rules: Rules,
  hall: Readonly<Hall>,
): MqttUser | { stranded: Stranded } {
  const { role, person, institution = '' } = who;
  if (role !== 'attendant' || person === undefined) return who;
  if (order.verb === 'sign-in') {
    if (order.clerk !== person) return { stranded: { is: 'another-person', person } };
    const of = rules.counters.get(order.counter)?.institution;
    return of === undefined || of === institution
      ? { role, counter: order.counter }
      : { stranded: { is: 'another-institution', institution, counter: order.counter, of } };
  }
  const at = [...hall.counters].find(([, { clerk }]) => clerk === person)?.[0];
  return at === undefined
    ? { stranded: { is: 'at-no-counter', institution, person } }
    : { role, counter: at };
}
