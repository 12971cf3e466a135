/**
 * Where an attendant of the staff list is now: they work at any counter of their institution, and are there for the one at
 * which they are signed in.
 */
import type { MqttUser } from '../../../config/schema/mqtt.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { Ordered } from './verb.ts';

/** `stranded`: at no counter, or about to sign in where they may not, in words. Others are who they are. */
export function placedNow(
  who: MqttUser,
  order: Ordered,
  rules: Rules,
  hall: Readonly<Hall>,
): MqttUser | { stranded: string } {
  const { role, person, institution = '' } = who;
  if (role !== 'attendant' || person === undefined) return who;
  if (order.verb === 'sign-in') {
    if (order.clerk !== person)
      return {
        stranded: `is number ${person} of the staff list and signs in nobody else; a supervisor may`,
      };
    const of = rules.counters.get(order.counter)?.institution;
    return of === undefined || of === institution
      ? { role, counter: order.counter }
      : {
          stranded: `works at the counters of ${institution}, and counter ${order.counter} is one of ${of}`,
        };
  }
  const at = [...hall.counters].find(([, { clerk }]) => clerk === person)?.[0];
  return at === undefined
    ? { stranded: `is signed in at no counter; sign in at one of ${institution} with ${person} first` }
    : { role, counter: at };
}
