/** Random days in which the power fails and is back, printers run out of paper, processes die, and lines of lists are entered (R21). */
import fc from 'fast-check';
import { expect } from 'vitest';
import { nextPrint } from '../../daemon/core/outputs/jobs.ts';
import { nextOf } from '../../daemon/core/queue/waiting-order.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import { ended } from '../../daemon/core/visit/current-visit.ts';
import { type Play, play, untimed } from '../kit/hall/play.ts';
import { changed } from '../kit/hall/rules.ts';
import { type Counted, type PaperBook, paperBook } from './paper-book.ts';

const rules = changed(untimed, { queues: { approval: { promiseMs: 600_000 } } });
const counters = ['0', '1', '2', '7'];
/** Of config/halls/fuzhou.yaml. */
const serves: Readonly<Record<string, readonly string[]>> = {
  '0': ['advice'],
  '1': ['approval'],
  '2': ['approval'],
  '7': ['icbc'],
};
const [printer = ''] = rules.printers;
const maxMessageBytes = 60 * 1024;

const counter = fc.constantFrom(...counters, '1');
const number = fc.nat({ max: 40 });
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('withdrawal', 'withdrawal', 'advice') }) },
  {
    weight: 8,
    arbitrary: fc.record({ does: fc.constantFrom('call-next', 'start', 'finish', 'vain'), counter }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('away', 'back', 'gone'), number }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('fails', 'low', 'power', 'entered') }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('print', 'print', 'jam', 'begin') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('roll-out', 'new-roll') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('restart', 'dark', 'clock') }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom('served', 'new-served', 'again'), counter, number }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('came'), number }) },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constantFrom('pass'), number: fc.constantFrom(1, 29, 31, 61, 310, 900) }),
  },
);
type Act = { does: string; counter?: string; number?: number };
const days = fc.array(fc.array(act, { maxLength: 80, size: 'max' }), {
  minLength: 1,
  maxLength: 4,
  size: 'max',
});

type Line = { ticket: string; counter: string; at: number };
type Story = {
  hall: Play;
  book: PaperBook;
  /** Since when each stands in its queue, as it was told, and who was away. */
  queuedSince: Map<string, number>;
  wasAway: Set<string>;
  /** Since when each counter serves whom it has. */
  handSince: Map<string, number>;
  lines: Line[];
  isOut: boolean;
  aheadMs: number;
  printed: number;
  entered: number;
};

/** Who stands in that queue, and is not in anybody's hand. */
function countedIn({ hall: { visits } }: Play): Counted {
  const counted = new Map<string, number>();
  for (const { place } of visits.values())
    if (place.is === 'waiting' || place.is === 'away')
      counted.set(place.queue, (counted.get(place.queue) ?? 0) + 1);
  return counted;
}

function queueJobs({ hall: { jobs } }: Play): { id: string; queue: string }[] {
  return [...jobs.values()].flatMap(job =>
    job.is === 'print' && job.what === 'queue' ? [{ id: job.id, queue: job.queue }] : [],
  );
}

const samplesIn = ({ hall }: Play) => [...hall.services.values()].flat().length;

/** Whatever is given, also by time alone, is told to the book. */
function withBook(hall: Play): Story {
  const book = paperBook(queue => queue === 'approval' || queue === 'advice');
  const story: Story = {
    hall,
    book,
    queuedSince: new Map(),
    wasAway: new Set(),
    handSince: new Map(),
    lines: [],
    isOut: false,
    aheadMs: 0,
    printed: 0,
    entered: 0,
  };
  const told = (event: Event, counted: Counted) => {
    book.took(event, hall.now(), counted, queueJobs(hall));
    note(story, event);
    expect(JSON.stringify(event).length, 'it fits (I14)').toBeLessThan(maxMessageBytes);
  };
  for (const { event } of hall.log) told(event, new Map());
  const { give } = hall;
  hall.give = command => {
    const before = { counted: countedIn(hall), calls: hall.hall.promises.calls, samples: samplesIn(hall) };
    const from = hall.log.length;
    const came = give(command);
    const events = hall.log.slice(from).map(({ event }) => event);
    judged(story, events, before);
    for (const event of events) told(event, before.counted);
    return came;
  };
  return story;
}

function note({ hall, queuedSince, wasAway, handSince, ...story }: Story, event: Event): void {
  const at = hall.now();
  if (event.kind === 'visit-queued') queuedSince.set(event.ticket, event.since ?? at);
  if (event.kind === 'visit-stepped-away') wasAway.add(event.ticket);
  // Who was called in the dark and came in the light is served in the light; the first start of a call, presumed or known.
  if (event.kind === 'visit-called') handSince.delete(event.counter);
  if (event.kind === 'visit-started' && !handSince.has(event.counter)) handSince.set(event.counter, at);
  if (event.kind === 'day-opened') {
    for (const kept of [queuedSince, handSince]) kept.clear();
    wasAway.clear();
    story.lines.length = 0;
  }
}

/** Nothing is learned, and no promise judged, of what spans a cut. */
function judged(
  { hall, book, queuedSince, wasAway, handSince }: Story,
  events: readonly Event[],
  { calls, samples }: { calls: number; samples: number },
): void {
  const now = hall.now();
  const called = events.filter(event => event.kind === 'visit-called');
  if (
    called.every(
      ({ ticket }) => !wasAway.has(ticket) && book.tellsNothing(queuedSince.get(ticket) ?? now, now),
    )
  )
    expect(hall.hall.promises.calls, 'a promise was judged').toBeLessThanOrEqual(calls);
  const finished = events.filter(event => event.kind === 'step-finished');
  if (
    finished.every(
      event => event.paper === true || book.tellsNothing(handSince.get(event.counter) ?? now, now),
    )
  )
    expect(samplesIn(hall), 'a service time was learned').toBeLessThanOrEqual(samples);
}

/** One thing at the printer. */
function print({ hall, book, isOut }: Story, how: string): void {
  const job = isOut ? undefined : nextPrint(hall.rules, hall.hall, new Set(), printer);
  if (job === undefined) return;
  book.isTried(job.id);
  hall.give({ verb: 'begin-job', job: job.id, device: printer });
  if (how === 'begin') return;
  const outcome = how === 'jam' ? 'failed' : 'done';
  hall.give({ verb: 'end-job', job: job.id, device: printer, outcome, ...(how === 'jam' && { why: 'jam' }) });
}

/** Why that line cannot be entered; none: it is. */
function whyNot(story: Story, { ticket, counter: by, at }: Line): string[] {
  const { hall, book } = story;
  const visit = hall.hall.visits.get(ticket);
  const listOf = book.reserved().get(ticket);
  const failedAt = book.failedAt();
  if (failedAt === undefined) return ['no-power-cut'];
  if (visit === undefined && listOf === undefined) return ['unknown-ticket'];
  if (visit !== undefined && ended(visit)) return ['wrong-place'];
  const place = visit?.place;
  const queue = place !== undefined && 'queue' in place ? place.queue : (listOf ?? '');
  const reasons: string[] = [];
  if (serves[by]?.includes(queue) !== true) reasons.push('other-hands');
  const stoodSince = visit === undefined ? failedAt - 1 : stands(story, ticket);
  if (at < failedAt || at <= stoodSince || at > hall.now()) reasons.push('not-at-that-time');
  return reasons;
}

/** When it came to where it stands, a counter's hand among it. */
function stands({ hall, queuedSince }: Story, ticket: string): number {
  const { place } = hall.visit(ticket);
  if (place.is === 'away') return place.leftAt;
  if ('since' in place && place.is !== 'serving') return place.since;
  return queuedSince.get(ticket) ?? 0;
}

function enter(story: Story, line: Line): void {
  const { hall, aheadMs } = story;
  const reasons = whyNot(story, line);
  const came = hall.give({
    verb: 'served-by-paper',
    ...line,
    at: line.at + aheadMs,
    outcome: 'approved',
    ...(!hall.hall.visits.has(line.ticket) && whatFor(story.book.reserved().get(line.ticket))),
  });
  if (typeof came === 'string') {
    expect(reasons, `${line.ticket} is refused: ${came}`).toContain(came);
    return;
  }
  expect(reasons, `${line.ticket} is entered`).toEqual([]);
  const { place } = hall.visit(line.ticket);
  if (place.is === 'waiting')
    expect(place, 'since it was served').toMatchObject({ since: line.at, joinedAt: line.at });
  // A counter was ready, and called it at once.
  else expect(place.is).toMatch(/^(?:done|called)$/);
  story.lines.push(line);
  story.entered += 1;
}

/** Where one service begins, none is named. */
const whatFor = (queue: string | undefined) =>
  queue === 'approval' ? { service: 'withdrawal', choice: new Map([['bank', 'icbc']]) } : {};

function comes(story: Story, nth: number): void {
  const { hall, book } = story;
  const ticket = [...book.reserved().keys()][nth] ?? 'A001';
  const isKnown = hall.hall.visits.has(ticket);
  const listOf = book.reserved().get(ticket);
  const came = hall.give({ verb: 'came-by-paper', ticket, ...whatFor(listOf) });
  if (book.failedAt() === undefined) expect(came).toBe('no-power-cut');
  else if (isKnown) expect(came).toBe('wrong-place');
  else if (listOf === undefined) expect(came).toBe('unknown-ticket');
  // Where a counter was ready it is called at once.
  else expect(came.slice(0, 2)).toEqual(['ticket-issued', 'visit-queued']);
  const since = book.backAt();
  const numbers = nextOf(hall.rules, hall.hall, ['approval'], hall.now(), 1000)
    .map(({ ticket: one }) => hall.visit(one))
    .filter(({ ticket: one, place }) => {
      const isTold = place.is === 'waiting' && place.joinedAt === since;
      return isTold && book.reserved().has(one) && !story.wasAway.has(one);
    })
    .map(({ number: one }) => one);
  expect(numbers, 'in the order of their numbers').toEqual(numbers.toSorted((one, other) => one - other));
}

function startAgain(story: Story, darkS: number): void {
  const { hall, book } = story;
  const before = structuredClone(hall.hall);
  hall.restart();
  expect(hall.hall, 'the journal gives the same hall (I5)').toEqual(before);
  const wasFailing = book.isFailing();
  hall.wait(darkS);
  hall.give({
    verb: 'set-clock',
    wall: hall.now() + story.aheadMs,
    unheardMs: darkS * 1000,
    starts: true,
  });
  expect(book.isFailing(), 'that is has power again is known after two minutes').toBe(
    wasFailing && darkS <= 120,
  );
}

function carryOut(story: Story, { does, counter: at = '', number: nth = 0 }: Act): void {
  const { hall, book, lines } = story;
  const give = (command: Command) => hall.give(command);
  const tickets = [...hall.hall.visits.keys()];
  const ticket = tickets[nth % Math.max(1, tickets.length)] ?? 'A001';
  const at1 = hall.now() - (nth % 7) * 37_000;
  switch (does) {
    case 'withdrawal':
    case 'advice':
      hall.ask(does, does === 'advice' ? undefined : 'icbc');
      return;
    case 'call-next':
    case 'start':
      give({ verb: does, counter: at });
      return;
    case 'finish':
      give({ verb: 'finish', counter: at, outcome: 'approved' });
      return;
    case 'vain': {
      hall.call(at);
      hall.pass(29);
      const came = give({ verb: 'miss', counter: at });
      if (came === 'paper-first') expect(book.isHeld(hall.now()), 'nothing holds it').toBe(true);
      return;
    }
    case 'away':
    case 'back':
      give({ verb: does === 'away' ? 'step-away' : 'step-back', ticket });
      return;
    case 'gone':
      give({ verb: 'abandon', ticket, reason: 'no time' });
      return;
    case 'fails':
      give({ verb: 'power-failing' });
      return;
    case 'low':
      give({ verb: 'power-failing', battery: 'low' });
      return;
    case 'power':
      give({ verb: 'power-back' });
      return;
    case 'entered': {
      const isOwed = book.isOwed();
      const came = give({ verb: 'paper-entered' });
      expect(came === 'no-power-cut', 'there is nothing to enter').toBe(!isOwed);
      return;
    }
    case 'print':
    case 'jam':
    case 'begin':
      print(story, does);
      return;
    case 'roll-out':
    case 'new-roll':
      story.isOut = does === 'roll-out';
      give({ verb: 'device-fit', device: printer, ...(story.isOut && { why: 'no paper' }) });
      return;
    case 'restart':
      startAgain(story, nth % 2 === 0 ? 5 : 119);
      return;
    case 'dark':
      startAgain(story, 1_800);
      return;
    case 'clock':
      story.aheadMs += 3_600_000;
      give({ verb: 'set-clock', wall: hall.now() + story.aheadMs, unheardMs: 0 });
      return;
    case 'served':
      enter(story, { ticket, counter: at, at: at1 });
      return;
    case 'new-served':
      enter(story, { ticket: [...book.reserved().keys()][nth] ?? 'A999', counter: at, at: at1 });
      return;
    case 'again': {
      const line = lines.at(-1 - (nth % 3));
      if (line === undefined) return;
      const before = story.entered;
      enter(story, line);
      expect(story.entered, 'the same line twice').toBe(before);
      return;
    }
    case 'came':
      comes(story, nth);
      return;
    default:
      hall.pass(nth);
  }
}

/** What the book says of the hall as it stands now, once what is due has been done. */
function check({ hall, book }: Story): void {
  const now = hall.now();
  expect(book.isDue(countedIn(hall), now), 'lists are overdue').toBe(false);
  expect(book.toCome(now).wrongly, 'lists of no use any more').toEqual([]);
  expect(hall.hall.power.failing !== undefined).toBe(book.isFailing());
  const told = book.alarm();
  const { args } = hall.hall.alarms.get('power') ?? {};
  if (told === undefined) expect(args, 'no alarm').toBeUndefined();
  else expect(args).toMatchObject(told === 'failing' ? { is: 'failing' } : told);
}

function nextDay(story: Story): void {
  const { hall, book } = story;
  const wasFailing = book.isFailing();
  hall.give({ verb: 'close-day' });
  hall.pass(60);
  const day = new Date(Date.parse(`${hall.hall.day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
  hall.give({ verb: 'open-day', day });
  for (const at of counters) hall.give({ verb: 'open-counter', counter: at });
  expect(book.isFailing(), 'that the power fails is known in the morning').toBe(wasFailing);
}

/** Tells how many days that were, how often queues were printed in them, and how many lines entered. */
export function daysAsInTheBook(numRuns: number): { played: number; printed: number; entered: number } {
  const sum = { played: 0, printed: 0, entered: 0 };
  fc.assert(
    fc.property(days, all => {
      const story = withBook(play(rules, counters));
      for (const acts of all) {
        sum.played += 1;
        for (const one of acts) {
          carryOut(story, one);
          story.hall.pass(1);
          check(story);
        }
        nextDay(story);
      }
      sum.printed += story.hall.log.filter(({ event }) => event.kind === 'queues-printed').length;
      sum.entered += story.entered;
    }),
    { numRuns },
  );
  return sum;
}
