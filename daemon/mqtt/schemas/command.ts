/** `cmd/<verb>` and `cmd/<verb>/<user>`: what is taken. The args are those schemas that read them. */
import { z } from 'zod';
import type { OpsVerb } from '../../../config/schema/roles.ts';
import { opsVerbs } from '../../../config/schema/roles.ts';
import { verbs } from '../commands/verbs.ts';

const about: Readonly<Record<OpsVerb, string>> = {
  'open-day':
    'Opens the business day that the wall clock tells (R10), or this one. insteadOf: the present day, which was opened under a ' +
    'wrong date; it is closed and stays, and numbers go on above those issued in it.',
  'close-day': 'Closes it: whoever is still in the hall is left (closing).',
  'take-ticket':
    'One ticket for one or several services (R1, R5). choice: the queue at each choice that is asked for.',
  'add-service': 'One more service rides on the ticket.',
  'call-next': 'Calls whom R2 names; nobody waits: the counter is ready.',
  'call-number': 'Calls this very ticket.',
  recall: 'Calls the visit in hand again.',
  start: 'The citizen has come.',
  finish: 'The step is done; a service with any outcome but approved ends there, the others go on.',
  'choose-route': 'The queue at the next choice of the visit in hand.',
  transfer: 'Sends the visit in hand to a queue or to one counter.',
  'return-to': 'Sends it back to an earlier queue, and then here again.',
  undo: "Takes back the counter's last press (R3).",
  park: 'Sends the visit in hand away for something; the counter keeps it.',
  resume: 'Takes up a parked visit; ticket left out: the last one.',
  miss: 'The visit was called and did not come (R4).',
  rejoin: 'A missed visit is back.',
  reopen: 'Takes in again a visit that has left.',
  abandon: 'The citizen gives up.',
  'open-counter': 'closed → open (R7).',
  'pause-counter': 'open → paused, and paused → open.',
  'close-counter': 'open → closed; force: the visit in hand goes back where it stood.',
  'sign-in': 'Names the clerk.',
  'sign-out': 'Nobody works there.',
  'set-class': 'Sets or confirms the class (R6).',
  rate: 'Rates the visit that the counter finished last, once, until the next has come and for 60 s at most (R17); 5 is the best grade.',
  reprint: 'Prints the ticket again, marked 补打.',
  'follow-up-open': 'Opens a follow-up: a complaint, a letter.',
  'follow-up-close': 'Closes it; note: how it was answered.',
  erase: 'What was written about that follow-up is gone, here and in every copy (R19).',
  'surge-start': 'Puts a level of the surge plan in force (R9).',
  'surge-stop': 'All clear.',
  'notice-set': 'Idle boards show it; an empty text takes it away.',
  'alarm-ack': 'I have seen this alarm.',
  ask: "A citizen's place. It is answered anew each time; nothing is journalled.",
  'device-test': 'Tests one device. What follows the answer comes on rsp/…/said until over.',
  replay:
    'Tells the events from this seq on once more, on rsp/…/event, up to data.to; over on rsp/…/said ' +
    'ends it. When the broker goes it is cut short: ask again with another id, from the last seq that came + 1.',
};

const name = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const moment = z.number().describe('ms UTC');

/** The whole payload of `cmd/<verb>`. `args` may be left out where each of them may. */
function commandOf(args: z.ZodType) {
  return z.strictObject({
    id: name.describe('Of the sender’s choice; each command has its own.'),
    client: name.describe(
      'Who is answered: on rsp/<client>/<id>, and on rsp/<user>/<client>/<id> where the hall has users.',
    ),
    args: args.safeParse({}).success ? args.optional() : args,
    ts: moment.optional().describe('When it was given, by the clock of the sender.'),
    expires: moment.optional().describe('From then on it is rejected.'),
  });
}

export type CommandAbout = { about: string; schema: z.ZodType; example: object };

export const commands: ReadonlyMap<OpsVerb, CommandAbout> = new Map(
  opsVerbs.map(verb => {
    const found = verbs.get(verb);
    if (found === undefined) throw new Error(`no verb ${verb}`);
    const example = { id: '17', client: 'desk', args: found.example };
    return [verb, { about: about[verb], schema: commandOf(found.args), example }];
  }),
);
