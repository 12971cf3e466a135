/** Everything that a line of a scenario can say: orders of people, what happens to the hall, and what must be true. */
import type { Command, FinishOutcome } from '../../daemon/core/types/commands.ts';
import type { CallReason } from '../../daemon/core/types/reasons.ts';
import type { SurgeLevelId, VisitClass } from '../../daemon/core/types/rules.ts';
import { readScan } from '../../daemon/core/types/scan.ts';
import { bookingId } from '../../daemon/core/visit/bookings.ts';
import { type Sentence, sentence } from './forms.ts';

export type Says =
  /**
   * Given one after the other in the same instant; the day of `open-day`, `open-counter` and `sign-in` is told by the wall clock.
   * `toldAt`: the time of day that the order tells, of what was done by paper.
   */
  | { is: 'orders'; orders: readonly Command[]; toldAt?: string | undefined }
  | { is: 'happening'; happening: Happening }
  | { is: 'fact'; fact: Fact };

export type Happening =
  | { is: 'power-cut' }
  /** The hall starts again, with the config changed: a value by its path, or entries taken out. */
  | { is: 'power-back'; set?: { path: string; value: string }; without: readonly string[] }
  /** The wall clock is set by hand; the times of later lines are read from it. */
  | { is: 'clock-set'; date?: string | undefined; time: string }
  /** What that device is given next it does not end: it breaks in the middle, or takes until it is said that it is done. */
  | { is: 'print-held'; device: string; why?: string }
  | { is: 'print-done'; device: string };

/** `told`: the sentence that the hall must tell about it. */
export type Fact = About & { told: string };
export type About =
  | { about: 'place' | 'class' | 'way' | 'follow-ups' | 'bad grade' | 'told twice'; ticket: string }
  | { about: 'question'; question: string }
  | { about: 'queue'; queue: string }
  | { about: 'counter' | 'hand' | 'clerk' | 'pad'; counter: string }
  /** Of the counter, or of the whole hall; only as many lines as are told. */
  | { about: 'board'; counter?: string; lines: number }
  /** Of that very device; only as many lines as are told. */
  | { about: 'screen'; device: string; lines: number }
  | { about: 'device' | 'repair'; device: string }
  | { about: 'surge' | 'day' }
  /** What the bottom line of the main board tells first. */
  | { about: 'bottom line' }
  /** `text`: what it says, or a part of it. */
  | { about: 'alarm'; alarm: string; text?: string }
  /** Since the last line with a time. */
  | { about: 'voice'; text?: string }
  | { about: 'printer'; print?: string }
  | { about: 'printed by'; device: string; print: string }
  | { about: 'paper' | 'not on paper'; text: string };

export type Answer =
  | { is: 'refused'; refusal: string }
  | { is: 'nothing' }
  | { is: 'calls'; tickets: readonly string[]; by?: CallReason['by'] | undefined }
  | { is: 'tickets'; first: string; last: string };

/** Filled in by whoever plays: the business day that the wall clock tells. */
export const today = 'today';

const order = (...orders: Command[]): Says => ({ is: 'orders', orders });
const happening = (happening: Happening): Says => ({ is: 'happening', happening });
const fact = (about: About, told: string): Says => ({ is: 'fact', fact: { ...about, told } });
const each = (counters: string, make: (counter: string) => Command): Says =>
  order(...counters.split(' ').map(make));
const finished = (counter: string, outcome: string | undefined): Command => ({
  verb: 'finish',
  counter,
  outcome: (outcome ?? 'approved') as FinishOutcome,
  ...(outcome === 'refused' && { reason: 0 }),
});
const answered = (question: string) =>
  ({ verb: 'question-close', question, text: '5f'.repeat(32), told: 'counter' }) as const;
/** What stands on a list of R21 beside that number. */
const onTheList = (toldAt: string | undefined, order: Command): Says => ({
  is: 'orders',
  orders: [order],
  toldAt,
});
const chosen = (choice: string | undefined, queue: string | undefined): Map<string, string> =>
  new Map(choice === undefined || queue === undefined ? [] : [[choice, queue]]);
const bookedId = ({ person, service, date, time }: Record<'person' | 'service' | 'date' | 'time', string>) =>
  bookingId({ slot: `${date}T${time}`, service, identity: person });
const because = (reason: string | undefined) => (reason === undefined ? {} : { reason });

const orders: readonly Sentence<Says>[] = [
  sentence('day opens[ instead of {date}]', ({ date: insteadOf }) =>
    order({ verb: 'open-day', day: today, ...(insteadOf !== undefined && { insteadOf }) }),
  ),
  sentence('day {date} opens instead of {second}', ({ date: day, second: insteadOf }) =>
    order({ verb: 'open-day', day, named: true, insteadOf }),
  ),
  sentence('day closes', () => order({ verb: 'close-day' })),
  sentence(
    'take[ {many} times] {service}[ and {second}][, {class}][, {choice}: {queue}]',
    ({ many = '1', service, second, class: visitClass = 'normal', choice, queue }) =>
      order(
        ...Array.from({ length: Number(many) }, () => ({
          verb: 'take-ticket' as const,
          services: second === undefined ? [service] : [service, second],
          class: visitClass as VisitClass,
          choice: chosen(choice, queue),
          print: true,
        })),
      ),
  ),
  sentence('counter {counter} takes {service}[, {choice}: {queue}]', ({ counter, service, choice, queue }) =>
    order({
      verb: 'take-ticket',
      services: [service],
      class: 'normal',
      choice: chosen(choice, queue),
      print: true,
      counter,
    }),
  ),
  sentence('take {service} for {many} cases[, {choice}: {queue}]', ({ service, many, choice, queue }) =>
    order({
      verb: 'take-ticket',
      services: [service],
      class: 'normal',
      choice: new Map(choice === undefined || queue === undefined ? [] : [[choice, queue]]),
      cases: Number(many),
      print: true,
    }),
  ),
  sentence('{device} gives[ {many}] {service}', ({ device, many = '1', service }) =>
    order(
      ...Array.from({ length: Number(many) }, () => ({
        verb: 'take-ticket' as const,
        services: [service],
        class: 'normal' as const,
        choice: new Map(),
        print: true,
        from: { device, press: service },
      })),
    ),
  ),
  sentence('add {service} to {ticket}[, {choice}: {queue}]', ({ service, ticket, choice, queue }) =>
    order({
      verb: 'add-service',
      service,
      ticket,
      ...(choice !== undefined && queue !== undefined && { choice: new Map([[choice, queue]]) }),
    }),
  ),
  sentence('rejoin {ticket}', words => order({ verb: 'rejoin', ...words })),
  sentence('{ticket} steps away[ at counter {counter}]', ({ ticket, counter }) =>
    order({ verb: 'step-away', ticket, ...(counter !== undefined && { counter }) }),
  ),
  sentence('{device} asks for stepping away', words => order({ verb: 'ask-away', ...words })),
  sentence('{ticket} steps back', words => order({ verb: 'step-back', ...words })),
  sentence('scan {code}[ at counter {counter}]', ({ code, counter }) =>
    order({ verb: 'scan', ...readScan('fuzhou', code), ...(counter !== undefined && { desk: counter }) }),
  ),
  sentence('slip {slip} under the scanner[ at counter {counter}]', ({ slip, counter }) =>
    order({
      verb: 'scan',
      // Its last day, which stands in the code, is still to come.
      slip: { id: slip, until: '2999-12-31' },
      ...(counter !== undefined && { desk: counter }),
    }),
  ),
  sentence(
    '{person} books {service} on {date} at {time}[, {choice}: {queue}]',
    ({ choice, queue, person, service, date, time }) =>
      order({
        verb: 'book',
        service,
        slot: `${date}T${time}`,
        identity: person,
        choice: chosen(choice, queue),
      }),
  ),
  sentence('{person} gives up {service} on {date} at {time}', words =>
    order({ verb: 'book-cancel', booking: bookedId(words) }),
  ),
  sentence('the booking of {person} for {service} on {date} at {time} under the scanner', words =>
    order({ verb: 'scan', booking: { id: bookedId(words), day: words.date } }),
  ),
  sentence('slip of {ticket} of {date} is printed again', ({ ticket, date: day }) =>
    order({ verb: 'slip', ticket, day }),
  ),
  sentence('reopen {ticket} because {reason}', words => order({ verb: 'reopen', ...words })),
  sentence('{ticket} gives up because {reason}', words => order({ verb: 'abandon', ...words })),
  sentence('reprint {ticket}', words => order({ verb: 'reprint', ...words })),
  sentence('desk gives {ticket} class {class}', ({ ticket, class: visitClass }) =>
    order({ verb: 'set-class', ticket, class: visitClass as VisitClass }),
  ),
  sentence('counter {counter} gives {ticket} class {class}', ({ counter, ticket, class: visitClass }) =>
    order({ verb: 'set-class', ticket, class: visitClass as VisitClass, counter }),
  ),
  sentence('counters {counters} open', ({ counters }) =>
    each(counters, counter => ({ verb: 'open-counter', counter })),
  ),
  sentence('counter {counter} opens', words => order({ verb: 'open-counter', ...words })),
  sentence('counter {counter} opens with the day', words =>
    order({ verb: 'open-counter', ...words, day: today }),
  ),
  sentence('counter {counter} pauses', words => order({ verb: 'pause-counter', ...words })),
  sentence('counter {counter} goes on', words => order({ verb: 'open-counter', ...words })),
  sentence('counters {counters} close', ({ counters }) =>
    each(counters, counter => ({ verb: 'close-counter', counter, force: false })),
  ),
  sentence('counter {counter} closes', words => order({ verb: 'close-counter', ...words, force: false })),
  sentence('counter {counter} closes by force', words =>
    order({ verb: 'close-counter', ...words, force: true }),
  ),
  sentence('counter {counter} sign-in {clerk}', words => order({ verb: 'sign-in', ...words })),
  sentence('counter {counter} sign-in {clerk} and opens', words =>
    order({ verb: 'sign-in', ...words, opens: true, day: today }),
  ),
  sentence('counter {counter} sign-out', words => order({ verb: 'sign-out', ...words })),
  sentence('counter {counter} next', words => order({ verb: 'call-next', ...words })),
  sentence('counters {counters} next', ({ counters }) =>
    each(counters, counter => ({ verb: 'call-next', counter })),
  ),
  sentence('counter {counter} call-number {ticket} because {reason}', words =>
    order({ verb: 'call-number', ...words }),
  ),
  sentence('counter {counter} cancel', words => order({ verb: 'cancel', ...words })),
  sentence('counter {counter} recall', words => order({ verb: 'recall', ...words })),
  sentence('counter {counter} start', words => order({ verb: 'start', ...words })),
  sentence('counter {counter} finish[ {outcome}]', ({ counter, outcome }) =>
    order(finished(counter, outcome)),
  ),
  sentence('counter {counter} picks service {number} of the ticket', ({ counter, number }) =>
    order({ verb: 'pick-service', counter, nth: Number(number) }),
  ),
  sentence('counter {counter} marks paper {number} missing', ({ counter, number }) =>
    order({ verb: 'mark', counter, outcome: 'papers-missing', nth: Number(number) }),
  ),
  sentence('counter {counter} marks it refused for reason {number}', ({ counter, number }) =>
    order({ verb: 'mark', counter, outcome: 'refused', nth: Number(number) }),
  ),
  sentence('counter {counter} says refused, and no reason', ({ counter }) =>
    order({ verb: 'mark', counter, outcome: 'refused' }),
  ),
  sentence('counter {counter} says papers missing, and none by number', ({ counter }) =>
    order({ verb: 'mark', counter, outcome: 'papers-missing' }),
  ),
  sentence('counter {counter} has done {number} cases', ({ counter, number }) =>
    order({ verb: 'finish', counter, outcome: 'approved', cases: Number(number) }),
  ),
  sentence('counter {counter} evaluate', ({ counter }) => order(finished(counter, undefined))),
  sentence('counter {counter} choose {queue}', words => order({ verb: 'choose-route', ...words })),
  sentence('counter {counter} transfer to {queue}[ because {reason}]', ({ counter, queue, reason }) =>
    order({ verb: 'transfer', counter, to: { queue }, when: 'now', ...because(reason) }),
  ),
  sentence('counter {counter} transfer to {queue} after this step', ({ counter, queue }) =>
    order({ verb: 'transfer', counter, to: { queue }, when: 'after' }),
  ),
  sentence('counter {counter} transfer to counter {second}', ({ counter, second }) =>
    order({ verb: 'transfer', counter, to: { counter: second }, when: 'now' }),
  ),
  sentence('counter {counter} return to {queue}', ({ counter, queue }) =>
    order({ verb: 'return-to', counter, to: { queue } }),
  ),
  sentence('counter {counter} undo', words => order({ verb: 'undo', ...words })),
  sentence('counter {counter} park', words => order({ verb: 'park', ...words })),
  sentence('counter {counter} resume[ {ticket}]', ({ counter, ticket }) =>
    order({ verb: 'resume', counter, ...(ticket !== undefined && { ticket }) }),
  ),
  sentence('counter {counter} miss', words => order({ verb: 'miss', ...words })),
  sentence('counter {counter} brings back[ number {number}]', ({ counter, number }) =>
    order({ verb: 'bring-back', counter, ...(number !== undefined && { number: Number(number) }) }),
  ),
  sentence('counter {counter} line', words => order({ verb: 'say-line', ...words })),
  sentence('counter {counter} asks for the supervisor', words => order({ verb: 'ask-supervisor', ...words })),
  sentence('counter {counter} {ticket} rates {grade} by phone', ({ counter, ticket, grade }) =>
    order({ verb: 'rate', counter, ticket, grade: Number(grade), from: 'mqtt' }),
  ),
  sentence(
    'counter {counter} {ticket} says why {grade}: reason {reason}',
    ({ counter, ticket, grade, reason }) =>
      order({ verb: 'rate', counter, ticket, grade: Number(grade), reason: Number(reason), from: 'mqtt' }),
  ),
  sentence('counter {counter} rate {grade}', ({ counter, grade }) =>
    order({ verb: 'rate', counter, grade: Number(grade), from: 'rater' }),
  ),
  sentence('follow-up {followup} closes because {reason}', ({ followup, reason }) =>
    order({ verb: 'follow-up-close', followUp: followup, text: reason }),
  ),
  sentence('surge {level} starts', ({ level }) =>
    order({ verb: 'surge-start', level: level as SurgeLevelId }),
  ),
  sentence('surge stops', () => order({ verb: 'surge-stop' })),
  sentence('the supervisor confirms refusal {followup}', ({ followup }) =>
    order({ verb: 'refusal-confirm', refusal: followup, text: '5f'.repeat(32) }),
  ),
  sentence('the supervisor overturns refusal {followup}', ({ followup }) =>
    order({ verb: 'refusal-overturn', refusal: followup, text: '5f'.repeat(32) }),
  ),
  sentence('counter {counter} opens a question', words => order({ verb: 'question-open', ...words })),
  sentence('clerk {clerk} passes question {followup} to {second}', ({ clerk: by, followup, second: to }) =>
    order({ verb: 'question-pass', question: followup, to, by }),
  ),
  sentence('clerk {clerk} accepts question {followup}', ({ clerk: by, followup: question }) =>
    order({ verb: 'question-accept', question, by }),
  ),
  sentence('clerk {clerk} answers question {followup}', ({ clerk: by, followup }) =>
    order({ ...answered(followup), by }),
  ),
  sentence('the supervisor answers question {followup}', ({ followup }) => order(answered(followup))),
  sentence('notice {text}', ({ text }) => order({ verb: 'notice-set', text })),
  sentence('ops acknowledge alarm {alarm}', ({ alarm }) => order({ verb: 'alarm-ack', alarm, by: 'ops' })),
  sentence('{device} breaks because {reason}', ({ device, reason }) =>
    order({ verb: 'device-fit', device, why: reason }),
  ),
  sentence('{device} warns of {reason}', ({ device, reason }) =>
    order({ verb: 'device-fit', device, warning: reason }),
  ),
  sentence('{device} works again', ({ device }) => order({ verb: 'device-fit', device })),
  sentence('the lights go out', () => order({ verb: 'power-failing' })),
  sentence('the battery is low', () => order({ verb: 'power-failing', battery: 'low' })),
  sentence('the lights are on again', () => order({ verb: 'power-back' })),
  sentence('the desk has typed all lists', () => order({ verb: 'paper-entered' })),
  sentence(
    'by the list {ticket} was served at counter {counter} at {time}[, for {service}][, {choice}: {queue}]',
    ({ ticket, counter, time, service, choice, queue }) =>
      onTheList(time, {
        verb: 'served-by-paper',
        ticket,
        counter,
        at: 0,
        outcome: 'approved',
        ...(service !== undefined && { service }),
        choice: chosen(choice, queue),
      }),
  ),
  sentence(
    'by the list {ticket} came at {time} for {service}[, {choice}: {queue}]',
    ({ ticket, time, service, choice, queue }) =>
      onTheList(time, { verb: 'came-by-paper', ticket, service, choice: chosen(choice, queue), at: 0 }),
  ),
];

const happenings: readonly Sentence<Says>[] = [
  sentence('power cut', () => happening({ is: 'power-cut' })),
  sentence('power back', () => happening({ is: 'power-back', without: [] })),
  sentence('power back with {path} {value}', set => happening({ is: 'power-back', set, without: [] })),
  sentence('power back without {paths}', ({ paths }) =>
    happening({ is: 'power-back', without: paths.split(' ') }),
  ),
  sentence('{device} breaks off what it prints next because {reason}', ({ device, reason }) =>
    happening({ is: 'print-held', device, why: reason }),
  ),
  sentence('{device} takes long over what it prints next', ({ device }) =>
    happening({ is: 'print-held', device }),
  ),
  sentence('{device} has printed it', ({ device }) => happening({ is: 'print-done', device })),
  sentence('clock set to[ {date}] {time}', words => happening({ is: 'clock-set', ...words })),
];

const placeForms = [
  '{ticket} waits at {queue}',
  '{ticket} waits at {queue} for counter {counter}',
  '{ticket} is away at {queue}',
  '{ticket} is due at {queue}',
  '{ticket} is called to counter {counter}',
  '{ticket} is served at counter {counter}',
  '{ticket} is presumed at counter {counter}',
  '{ticket} is parked by counter {counter}',
  '{ticket} missed its call to counter {counter}',
  '{ticket} is done',
  '{ticket} is done, {outcome}',
  '{ticket} has left because {reason}',
  '{ticket} was not issued today',
] as const;

const facts: readonly Sentence<Says>[] = [
  ...placeForms.map(form => sentence(form, ({ ticket }, told) => fact({ about: 'place', ticket }, told))),
  sentence('{ticket} has class {class}', ({ ticket }, told) => fact({ about: 'class', ticket }, told)),
  sentence('{ticket} has the way {way}', ({ ticket }, told) => fact({ about: 'way', ticket }, told)),
  sentence('{ticket} has follow-ups {sources}', ({ ticket }, told) =>
    fact({ about: 'follow-ups', ticket }, told),
  ),
  sentence('question {followup} is owned by {clerk}', ({ followup }, told) =>
    fact({ about: 'question', question: followup }, told),
  ),
  sentence("question {followup} is the supervisor's", ({ followup }, told) =>
    fact({ about: 'question', question: followup }, told),
  ),
  sentence('question {followup} is open no more', ({ followup }, told) =>
    fact({ about: 'question', question: followup }, told),
  ),
  sentence('{ticket} gave grade {grade}, {reason}', ({ ticket }, told) =>
    fact({ about: 'bad grade', ticket }, told),
  ),
  sentence('{ticket} has no follow-up', ({ ticket }, told) => fact({ about: 'follow-ups', ticket }, told)),
  sentence(
    '{ticket} was told twice at {queue} of paper {papers}, first by counter {counter}',
    ({ ticket }, told) => fact({ about: 'told twice', ticket }, told),
  ),
  sentence('{ticket} was told of every paper at once', ({ ticket }, told) =>
    fact({ about: 'told twice', ticket }, told),
  ),
  sentence('queue {queue} is {tickets}', ({ queue }, told) => fact({ about: 'queue', queue }, told)),
  sentence('queue {queue} is empty', ({ queue }, told) => fact({ about: 'queue', queue }, told)),
  sentence('counter {counter} is {status}', ({ counter }, told) => fact({ about: 'counter', counter }, told)),
  sentence('pad {counter} shows {lcd}', ({ counter }, told) => fact({ about: 'pad', counter }, told)),
  sentence('clerk {clerk} is at counter {counter}', ({ counter }, told) =>
    fact({ about: 'clerk', counter }, told),
  ),
  sentence('no clerk is at counter {counter}', ({ counter }, told) =>
    fact({ about: 'clerk', counter }, told),
  ),
  sentence('counter {counter} has {ticket}', ({ counter }, told) => fact({ about: 'hand', counter }, told)),
  sentence('counter {counter} has nobody', ({ counter }, told) => fact({ about: 'hand', counter }, told)),
  sentence('board {counter} shows {lines}', ({ counter, lines }, told) =>
    fact({ about: 'board', counter, lines: lines.split(' / ').length }, told),
  ),
  sentence('main board shows {lines}', ({ lines }, told) =>
    fact({ about: 'board', lines: lines.split(' / ').length }, told),
  ),
  sentence('main board tells {text}', (_, told) => fact({ about: 'bottom line' }, told)),
  sentence('{device} shows {lines}', ({ device, lines }, told) =>
    fact({ about: 'screen', device, lines: lines.split(' / ').length }, told),
  ),
  sentence('{device} works', ({ device }, told) => fact({ about: 'device', device }, told)),
  sentence('{device} is under repair because {reason}', ({ device }, told) =>
    fact({ about: 'device', device }, told),
  ),
  sentence('the repair of {device} was seen by {sender}', ({ device }, told) =>
    fact({ about: 'repair', device }, told),
  ),
  sentence('the repair of {device} is open since {date} {time}', ({ device }, told) =>
    fact({ about: 'repair', device }, told),
  ),
  sentence('the voice says nothing', (_, told) => fact({ about: 'voice' }, told)),
  sentence('the voice says {text}', ({ text }, told) => fact({ about: 'voice', text }, told)),
  sentence('the printer prints nothing', (_, told) => fact({ about: 'printer' }, told)),
  sentence('the printer prints ticket {ticket}', ({ ticket }, told) =>
    fact({ about: 'printer', print: `ticket ${ticket}` }, told),
  ),
  sentence('the printer prints the papers for {ticket}', ({ ticket }, told) =>
    fact({ about: 'printer', print: `the papers for ${ticket}` }, told),
  ),
  sentence('the printer prints the queue {queue}', ({ queue }, told) =>
    fact({ about: 'printer', print: `the queue ${queue}` }, told),
  ),
  sentence('{device} prints the queue {queue}', ({ device, queue }, told) =>
    fact({ about: 'printed by', device, print: `the queue ${queue}` }, told),
  ),
  sentence('{device} prints nothing', ({ device }, told) =>
    fact({ about: 'printed by', device, print: '' }, told),
  ),
  sentence('{device} prints ticket {ticket}', ({ device, ticket }, told) =>
    fact({ about: 'printed by', device, print: `ticket ${ticket}` }, told),
  ),
  sentence('the paper says nothing of {text}', ({ text }, told) =>
    fact({ about: 'not on paper', text }, told),
  ),
  sentence('the paper says {text}', ({ text }, told) => fact({ about: 'paper', text }, told)),
  sentence('surge is {level}', (_, told) => fact({ about: 'surge' }, told)),
  sentence('surge is off', (_, told) => fact({ about: 'surge' }, told)),
  sentence('alarm {alarm} stands', ({ alarm }, told) => fact({ about: 'alarm', alarm }, told)),
  sentence('alarm {alarm} says {text}', ({ alarm, text }, told) =>
    fact({ about: 'alarm', alarm, text }, told),
  ),
  sentence('alarm {alarm} does not stand', ({ alarm }, told) => fact({ about: 'alarm', alarm }, told)),
  sentence('day {date} is open', (_, told) => fact({ about: 'day' }, told)),
  sentence('day {date} is closed', (_, told) => fact({ about: 'day' }, told)),
];

export const sayings: readonly Sentence<Says>[] = [...orders, ...happenings, ...facts];

export const answers: readonly Sentence<Answer>[] = [
  sentence('refused {refusal}', ({ refusal }) => ({ is: 'refused', refusal })),
  sentence('nothing changes', () => ({ is: 'nothing' })),
  sentence('calls nobody', () => ({ is: 'calls', tickets: [] })),
  sentence('calls {tickets}[ by {by}]', ({ tickets, by }) => ({
    is: 'calls',
    tickets: tickets.split(' '),
    by: by as CallReason['by'] | undefined,
  })),
  sentence('{first}[ to {last}]', ({ first, last = first }) => ({ is: 'tickets', first, last })),
];
