/**
 * Who may order what over MQTT. A broker does not tell who published: with users, its access list lets each publish to
 * `cmd/<verb>/<user>` of their own only, and the user's role is looked up here.
 */

import type { MqttConfig, MqttUser } from '../../../config/schema/mqtt.ts';
import type { Command } from '../../core/types/commands.ts';
import type { WrittenOrder } from '../../core/types/follow-up.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Giver } from '../../core/types/refusal-args.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { ListedSheet } from '../../hall/sheets/file.ts';
import type { Ordered } from '../../orders/order.ts';
import { type OpsVerb, opsVerbs } from '../../orders/orders.ts';
import { type Role, roles } from '../../orders/roles.ts';
import { shown } from './fault.ts';
import { type Reach, type ReachedPlace, reachOf } from './reach.ts';
import { isShown, sheetRefused } from './sheet-rights.ts';
import { placedNow } from './signed-in-user.ts';

export type Rights = {
  /** Whether that user may give this order at all. `user`: the last level of the topic, where it has one. */
  atTheDoor(verb: string, user: string | undefined): Refusal | undefined;
  /** Whether the hall as it stands now lets them; asked when the order's turn has come. */
  inItsTurn(order: Ordered, user: string | undefined, hall: Readonly<Hall>): Refusal | undefined;
  /**
   * Who gives green is told apart (R6): the order with their counter and their number in the staff list, as a pad's would be. Who
   * orders of a question: the clerk, or who accepts it (R17).
   */
  signed<One extends Command | WrittenOrder>(order: One, user: string | undefined, hall: Readonly<Hall>): One;
  /** Of those that are written, which that user may. */
  maySee(user: string | undefined): (sheet: ListedSheet) => boolean;
  /** Of one who was let in at the door. */
  who(user: string | undefined, hall: Readonly<Hall>): WhoTold;
};

/**
 * What `who` answers. No role: the hall has no users, and whoever reaches its broker may order anything. `counter`: theirs now;
 * an attendant of the staff list who is signed in at none has none.
 */
export type WhoTold = {
  role?: Role;
  counter?: string;
  institution?: string;
  person?: { number: string; name: string };
  verbs: OpsVerb[];
};

export function rightsOf(mqtt: Pick<MqttConfig, 'users' | 'roles' | 'local'>, rules: Rules): Rights {
  const { users } = mqtt;

  return {
    atTheDoor(verb, user) {
      if (user === undefined) {
        if (users !== undefined) return refuse('not-allowed', { is: 'nobody', verb: shown(verb) });
        return mqtt.local ? undefined : refuse('not-allowed', { is: 'no-users' });
      }
      const who = users?.get(user);
      if (who === undefined) return refuse('not-allowed', { is: 'unknown-user', user: shown(user) });
      const known = opsVerbs.find(one => one === verb);
      if (known === undefined || known === 'who' || mqtt.roles[who.role].has(known)) return undefined;
      return refuse('not-allowed', {
        is: 'role',
        giver: giverOf(user, who),
        verb: known,
        roles: roles.filter(role => mqtt.roles[role].has(known)),
      });
    },

    inItsTurn(order, user, hall) {
      const listed = user === undefined ? undefined : users?.get(user);
      if (order.verb === 'sheet')
        return sheetRefused(order, listed && { user: user ?? '', ...listed }, rules);
      if (user === undefined || listed === undefined) return undefined;
      const who = placedNow(listed, order, rules, hall);
      if ('stranded' in who) {
        if (order.verb !== 'sign-in' && reachOf(order, rules, hall).is === 'free') return undefined;
        return refuse('not-allowed', { user, ...who.stranded });
      }
      if (order.verb === 'close-counter' && order.force && who.counter !== undefined)
        return refuse('not-allowed', { is: 'by-force', giver: giverOf(user, who) });
      if (isBatch(order) && who.role === 'citizen')
        return refuse('not-allowed', { is: 'cases', giver: giverOf(user, who) });
      if (who.counter === undefined && who.institution === undefined) return undefined;
      const beyond = firstBeyond(reachOf(order, rules, hall), place => covers(who, place, rules, order.verb));
      if (beyond === undefined) return undefined;
      const { what: reached, counter, institutions } = beyond;
      return refuse('not-allowed', {
        is: 'beyond',
        giver: giverOf(user, who),
        verb: order.verb,
        reached,
        ...(counter !== undefined && { counter }),
        institutions,
      });
    },

    signed(order, user, hall) {
      const listed = user === undefined ? undefined : users?.get(user);
      if (listed === undefined) return order;
      if (isOfQuestion(order)) {
        const by = whoOrders(order.verb, listed, hall);
        return by === undefined ? order : { ...order, by };
      }
      if (order.verb !== 'set-class') return order;
      const placed = placedNow(listed, order, rules, hall);
      const counter = 'stranded' in placed ? undefined : placed.counter;
      const { person: clerk } = listed;
      return { ...order, ...(counter !== undefined && { counter }), ...(clerk !== undefined && { clerk }) };
    },

    maySee(user) {
      const listed = user === undefined ? undefined : users?.get(user);
      return sheet => listed !== undefined && isShown(sheet, listed, rules);
    },

    who(user, hall) {
      const listed = user === undefined ? undefined : users?.get(user);
      if (listed === undefined) return { verbs: [...opsVerbs] };
      const { role, person: number = '', institution } = listed;
      const placed = placedNow(listed, { verb: 'who' }, rules, hall);
      const counter = 'stranded' in placed ? undefined : placed.counter;
      const name = rules.staff?.get(number)?.name;
      return {
        role,
        ...(counter !== undefined && { counter }),
        ...(institution !== undefined && { institution }),
        ...(name !== undefined && { person: { number, name } }),
        verbs: opsVerbs.filter(verb => mqtt.roles[role].has(verb)),
      };
    },
  };
}

/** R18: nobody claims the work of forty cases for themselves. */
const isBatch = (order: Ordered): boolean => order.verb === 'take-ticket' && (order.cases ?? 1) > 1;

type OfQuestion = Extract<Command | WrittenOrder, { question: string }>;

function isOfQuestion(order: Command | WrittenOrder): order is OfQuestion {
  return 'question' in order;
}

/** The clerk; none of a supervisor, who orders of any, but accepts for themselves alone. Nobody has no number. */
function whoOrders(verb: OfQuestion['verb'], user: MqttUser, hall: Readonly<Hall>): string | undefined {
  const { role, person, counter = '' } = user;
  if (role !== 'attendant' && verb !== 'question-accept') return undefined;
  return person ?? hall.counters.get(counter)?.clerk ?? '';
}

function giverOf(user: string, { role, counter, institution }: MqttUser): Giver {
  return {
    user,
    role,
    ...(counter === undefined ? institution !== undefined && { institution } : { counter }),
  };
}

/** For somebody who is not there for the whole hall: what lies outside of what they are there for. */
function firstBeyond(reach: Reach, isCovered: (place: ReachedPlace) => boolean): ReachedPlace | undefined {
  switch (reach.is) {
    case 'free':
      return undefined;
    case 'hall':
      return { what: reach.what, institutions: [] };
    case 'places':
      return reach.places.find(place => !isCovered(place));
  }
}

function covers(
  { counter, institution }: MqttUser,
  place: ReachedPlace,
  rules: Rules,
  verb: string,
): boolean {
  const { institutions } = place;
  // What is nobody's (a counter that is not there) the hall itself refuses, in words of its own.
  if (counter === undefined)
    return institution === undefined || institutions.length === 0 || institutions.includes(institution);
  if (place.counter === counter || place.what.is === 'question') return true;
  // The desk holds the lists of all counters (R21).
  if (verb === 'served-by-paper' && rules.desks.has(counter)) return true;
  const own = rules.counters.get(counter);
  // A pad confirms green of the visit in hand only, but for the desk's: of those who wait, none gets ahead of the others.
  if (verb === 'set-class') return rules.desks.has(counter);
  if (own === undefined || place.queue === undefined) return false;
  return [...own.queues, ...own.backup].includes(place.queue);
}
