/** Random days of a hall in which people ask, owners come and go, are taken off the list, pass their questions on, or forget them (R17). */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { QuestionCommand } from '../../daemon/core/types/question.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { ended } from '../../daemon/core/visit/current-visit.ts';
import { alarmIn, type Play, play, untimed } from '../kit/hall/play.ts';
import { changed, sinceMidnightMs, timetableOf } from '../kit/hall/rules.ts';
import { at as atCounter } from '../kit/hall/steps.ts';
import { dayAfter, type Late, type QuestionBook, questionBook } from './question-book.ts';

const hours = ['08:30', '09:40', '10:10', '11:00'];
const hoursOfBank = ['08:30', '09:20', '10:00', '10:40'];
const holiday = '2026-11-27';
const counters = ['0', '1', '2', '7'];
/** 09 has no institution on the list: theirs is that of the counter at which they are signed in. */
const staff = new Map([
  ['06', 'centre'],
  ['07', 'centre'],
  ['09', undefined],
  ['21', 'icbc'],
]);
const people = [...staff.keys(), '99'];
const words = '5f'.repeat(32);

const base = {
  ...changed(
    { ...untimed, timetable: timetableOf(...hours) },
    {
      times: { questionWithinMs: 30 * 60_000, questionWithinDays: 1 },
      institutions: { icbc: { timetable: timetableOf(...hoursOfBank) } },
    },
  ),
  workdays: new Set([1, 2, 3, 4, 5]),
  calendar: { years: new Set(['2026']), holidays: new Set([holiday]), workdays: new Set<string>() },
};
const listed = (without?: string): Rules => ({
  ...base,
  staff: new Map(
    [...staff].flatMap(([number, institution]) =>
      number === without
        ? []
        : [[number, { name: number, ...(institution !== undefined && { institution }) }]],
    ),
  ),
});

const counter = fc.constantFrom(...counters, '1');
const person = fc.constantFrom(...people);
const nth = fc.nat({ max: 9 });
const by = fc.option(person, { nil: undefined });
type Act =
  | { does: 'pad' | 'sign-out' | 'serve' | 'finish' | 'undo'; counter: string }
  | { does: 'sign-in'; counter: string; person: string }
  | { does: 'ask'; person: string; nth: number; known: boolean }
  | { does: 'write' | 'close' | 'accept'; nth: number; by?: string | undefined; own: boolean }
  | { does: 'pass'; nth: number; to: string; by?: string | undefined; own: boolean }
  | { does: 'gone' | 'back'; nth: number }
  | { does: 'list'; without?: string | undefined }
  | { does: 'restart' | 'many' }
  | { does: 'time'; minutes: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom('pad', 'serve', 'serve', 'finish', 'undo'), counter }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('sign-in'), counter, person }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sign-out'), counter }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('ask'), person, nth, known: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constantFrom('write', 'close', 'accept'), nth, by, own: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('pass'), nth, to: person, by, own: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('gone', 'back'), nth }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('list'), without: fc.option(person, { nil: undefined }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restart') }) },
  // Boundaries are met as often as they are missed.
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('time'),
      minutes: fc.constantFrom(0, 5, 10, 15, 30, 31, 60, 180),
    }),
  },
) as fc.Arbitrary<Act>;
/** More than are carried over a night. */
const flood = fc.oneof(
  { weight: 9, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.constant([{ does: 'many' as const }]) },
);
const days = fc.array(
  fc.tuple(fc.array(act, { maxLength: 40, size: 'max' }), flood).map(([acts, many]) => [...acts, ...many]),
  { minLength: 2, maxLength: 8, size: 'max' },
);

type Story = { hall: Play; book: QuestionBook; rules: Rules };

/** In Fuzhou, which is eight hours before UTC all year. */
const instant = (day: string, time: string) =>
  Date.parse(`${day}T00:00:00Z`) + sinceMidnightMs(time) - 8 * 3_600_000;

function begin(rules: Rules): Story {
  const hall = play(rules, counters);
  const book = questionBook({
    now: hall.now,
    today: () => hall.hall.day ?? '',
    isOpen: () => hall.hall.open,
    endsAt: () => instant(hall.hall.day ?? '', '11:00'),
    isWorked: day => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && day !== holiday,
    breaks: (day, institution) => {
      const [, from = '', until = ''] = institution === 'icbc' ? hoursOfBank : hours;
      return [[instant(day, from), instant(day, until)]];
    },
    staff: () =>
      hall.rules.staff &&
      new Map([...hall.rules.staff].map(([id, { institution: of }]) => [id, of] as const)),
    signedInAt: who => {
      const found = [...hall.hall.counters].find(([, { clerk }]) => clerk === who)?.[0];
      return found === undefined
        ? undefined
        : { counter: found, institution: hall.rules.counters.get(found)?.institution ?? '' };
    },
    visit: ticket => {
      const place = hall.hall.visits.get(ticket)?.place;
      if (place === undefined) return undefined;
      return place.is === 'done' || place.is === 'left' ? { goneAt: place.at } : {};
    },
  });
  return { hall, book, rules };
}

/** The book reads what happened, and time does at once what is due. */
function tell({ hall, book }: Story, happens: () => void): void {
  const from = hall.log.length;
  happens();
  book.took(hall.log.slice(from));
}

/** As the book says that it must come out. */
function order(story: Story, command: Exclude<QuestionCommand, { counter: string }>): void {
  const expected = story.book.verdict(command);
  tell(story, () => {
    const came = story.hall.give(command);
    expect(typeof came === 'string' ? came : 'done', JSON.stringify(command)).toBe(expected);
  });
}

/** `2 ok`: of whoever is signed in and serves, or has nobody in hand. */
function askAtPad(story: Story, id: string): void {
  const { hall } = story;
  const { status, clerk, ticket } = hall.hall.counters.get(id) ?? {};
  const is = hall.hall.visits.get(ticket ?? '')?.place.is;
  const expected = (() => {
    if (!hall.hall.open) return 'hall-closed';
    if (status === 'closed') return 'counter-closed';
    if (clerk === undefined) return 'not-signed-in';
    return is === 'called' ? 'not-started' : 'done';
  })();
  tell(story, () => {
    const came = hall.give({ verb: 'question-open', counter: id });
    expect(typeof came === 'string' ? came : 'done', `2 ok at ${id}`).toBe(expected);
    if (expected !== 'done') return;
    expect(hall.last('question-opened')).toMatchObject({ person: clerk, counter: id });
    expect(hall.last('question-opened')?.ticket).toBe(ticket);
    if (ticket !== undefined) expect(hall.visit(ticket).place).toMatchObject({ is: 'parked', counter: id });
  });
}

function carryOut(story: Story, done: Act): void {
  const { hall, book } = story;
  /** Of the last few; whoever orders is mostly the one who may. */
  const meant = ({ nth: back, by: who, own }: { nth: number; by?: string | undefined; own: boolean }) => {
    const question = book.last(back % 6);
    const { owner, passedTo } = book.owners()[question] ?? {};
    const may = done.does === 'accept' ? passedTo : owner;
    const ordersIt = own ? may : who;
    return { question, ...(ordersIt !== undefined && { by: ordersIt }) };
  };
  const visits = [...hall.hall.visits.values()];
  switch (done.does) {
    case 'pad':
      return askAtPad(story, done.counter);
    case 'sign-in':
      return tell(story, () => hall.give(atCounter(done.counter).signIn(done.person)));
    case 'sign-out':
      return tell(story, () => hall.give(atCounter(done.counter).signOut));
    case 'serve':
      return tell(story, () => {
        hall.ask('withdrawal', 'icbc');
        hall.press(done.counter, 'next', 'start');
      });
    case 'finish':
    case 'undo':
      return tell(story, () => hall.press(done.counter, done.does === 'undo' ? 'undo' : 'finish'));
    case 'ask': {
      const ticket = done.known ? visits.at(-1 - (done.nth % 4))?.ticket : undefined;
      const unknown = done.known || done.nth < 7 ? ticket : 'A999';
      return order(story, {
        verb: 'question-open',
        person: done.person,
        text: words,
        ...(unknown !== undefined && { ticket: unknown }),
      });
    }
    case 'write':
      return order(story, { verb: 'question-write', text: words, ...meant(done) });
    case 'close':
      return order(story, { verb: 'question-close', text: words, told: 'phone', ...meant(done) });
    case 'accept':
      return order(story, { verb: 'question-accept', ...meant(done) });
    case 'pass':
      return order(story, { verb: 'question-pass', to: done.to, ...meant(done) });
    case 'gone':
    case 'back': {
      const among = visits.filter(visit => ended(visit) === (done.does === 'back'));
      const { ticket } = among.at(-1 - (done.nth % Math.max(1, among.length))) ?? { ticket: 'A001' };
      const verb = done.does === 'back' ? 'reopen' : 'abandon';
      return tell(story, () => hall.give({ verb, ticket, reason: 'asked' }));
    }
    case 'many':
      for (let asked = 0; asked < 90; asked += 1)
        order(story, { verb: 'question-open', person: '06', text: words });
      return undefined;
    case 'list':
      return tell(story, () =>
        hall.restart(story.rules.staff === undefined ? story.rules : listed(done.without)),
      );
    case 'restart':
      return tell(story, () => hall.restart());
    case 'time':
      return passTime(story, done.minutes * 60_000);
  }
}

/** The book looks once more before the hall closes by itself: afterwards nothing changes hands. */
function passTime(story: Story, lastsMs: number): void {
  const { hall, book } = story;
  const until = hall.now() + lastsMs;
  const closes = instant(hall.hall.day ?? '', '11:00') + hall.rules.times.hardCloseMs;
  if (hall.now() < closes && closes <= until) {
    tell(story, () => hall.pass((closes - 1 - hall.now()) / 1000));
    book.owners();
  }
  tell(story, () => hall.pass((until - hall.now()) / 1000));
}

function check({ hall, book }: Story): void {
  const owners = Object.fromEntries(
    [...hall.hall.questions].map(([id, { owner, passedTo }]) => [
      id,
      { ...(owner !== undefined && { owner }), ...(passedTo !== undefined && { passedTo }) },
    ]),
  );
  expect(owners).toEqual(book.owners());
  // What is told after hours is what was told when the day was closed.
  if (hall.hall.open) expect(lateIn(hall)).toEqual(book.late());
}

function lateIn({ hall }: Play): Late | undefined {
  const alarm = alarmIn(hall, 'question-due');
  if (alarm?.code !== 'question-due') return undefined;
  const { open, here, first, days: late } = alarm.args;
  const { id, owner } = first;
  return {
    open,
    here,
    first: id,
    ...(owner !== undefined && { owner }),
    days: late,
    grave: alarm.severity === 'critical',
  };
}

function nextDay(story: Story): void {
  const { hall, book } = story;
  tell(story, () => hall.give({ verb: 'close-day' }));
  book.night();
  const day = dayAfter(hall.hall.day ?? '');
  hall.wait((instant(day, '08:40') - hall.now()) / 1000);
  tell(story, () => {
    hall.give({ verb: 'open-day', day });
    for (const id of counters) hall.give({ verb: 'open-counter', counter: id });
  });
}

/** Tells how many days that were. */
export function questionsAsInTheBook(numRuns: number): number {
  let played = 0;
  fc.assert(
    fc.property(fc.constantFrom(listed(), listed(), base), days, (rules, all) => {
      const story = begin(rules);
      for (const acts of all) {
        played += 1;
        for (const one of acts) {
          carryOut(story, one);
          tell(story, () => story.hall.pass(0));
          check(story);
          tell(story, () => story.hall.pass(1));
        }
        nextDay(story);
        tell(story, () => story.hall.pass(0));
        check(story);
      }
    }),
    { numRuns },
  );
  return played;
}
