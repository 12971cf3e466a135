/** What a kiosk's page orders, and what came of it. Pure. */
import { isUserName } from '../../../../config/schema/mqtt.ts';
import type { OrderOutcome } from '../../../mqtt/client/order-giver.ts';
import type { Answer, Press } from '../../../page/kiosk/contract.ts';
import {
  figureIn,
  idIn,
  idsIn,
  type Payload,
  partIn,
  payloadOf,
  rangeIn,
  textIn,
  truthIn,
} from '../../watch/model/payload.ts';
import { whyOf } from './picture.ts';

/** Eight services, and a choice at each of them, are less. */
export const bodyAtMostBytes = 2000;
const codeAtMost = 64;

/** Undefined: it is no such order. What may be ordered is for the hall to say. */
export function pressOf(body: Uint8Array): Press | undefined {
  const said = payloadOf(body) ?? {};
  const [id, ageMs] = [said['id'], figureIn(said, 'ageMs')];
  // A level of a topic, as a name of a user is.
  if (typeof id !== 'string' || !isUserName(id) || ageMs === undefined) return undefined;
  const byCode = byCodeIn(said);
  if (byCode !== undefined) return { id, ageMs, ...byCode };
  const services = idsIn(said, 'services');
  const green = truthIn(said, 'green') ?? false;
  return services.length === 0 ? undefined : { id, ageMs, services, green, choice: chosenIn(said) };
}

function byCodeIn(said: Payload) {
  const [slip, booking] = [textIn(said, 'return', codeAtMost), textIn(said, 'booking', codeAtMost)];
  if (slip !== undefined) return { return: slip };
  return booking === undefined ? undefined : { booking };
}

function chosenIn(said: Payload): Record<string, string> {
  const choice = partIn(said, 'choice');
  return Object.fromEntries(
    Object.keys(choice).flatMap(name => {
      const queue = idIn(choice, name);
      return queue === undefined ? [] : [[name, queue]];
    }),
  );
}

/** Of `take-ticket`. A number that nobody can print is none (R13): it is asked for with its paper. */
export function argsOf(press: Press): Payload {
  if ('return' in press) return { return: press.return, print: true };
  if ('booking' in press) return { booking: press.booking, print: true };
  const { services, choice, green } = press;
  return { services, choice, class: green ? 'green' : 'normal', print: true };
}

/** `body`: as the daemon answered. */
export function answerOf(outcome: OrderOutcome, body: Payload): Answer {
  if (outcome.is === 'refused') return { is: 'refused', ...whyOf(outcome.code, partIn(body, 'args')) };
  if (outcome.is !== 'done') return { is: 'unanswered' };
  const ticket = idIn(outcome.data, 'ticket');
  if (ticket === undefined) return { is: 'unanswered' };
  const minutes = rangeIn(outcome.data, 'expectedWaitMin');
  return { is: 'taken', ticket, ahead: figureIn(outcome.data, 'ahead') ?? 0, ...(minutes && { minutes }) };
}
