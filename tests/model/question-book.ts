/**
 * The questions of a hall told a second time, naively: a book with a line for each, and what is in time by a look at the clock and at a
 * list of days (R17). It knows what was ordered, where people are, and nothing of how the hall keeps its questions.
 */
import type { Event } from '../../daemon/core/types/events.ts';
import type { QuestionCommand } from '../../daemon/core/types/question.ts';

/** `asOpened`: nobody has done anything about it. */
type Line = {
  owner?: string | undefined;
  passedTo?: string | undefined;
  institution?: string | undefined;
  ticket?: string | undefined;
  day: string;
  openedAt: number;
  due: string;
  late: boolean;
  asOpened: boolean;
};

/** What the book looks at. */
export type Around = {
  now(): number;
  today(): string;
  /** After hours nothing changes hands by itself: in the morning it does. */
  isOpen(): boolean;
  /** When the last session of today ends. */
  endsAt(): number;
  isWorked(day: string): boolean;
  /** The breaks of that day in which nobody of that institution works. */
  breaks(day: string, institution?: string): readonly (readonly [from: number, until: number])[];
  /** The list of the staff, and of which institution each is; none: whoever is signed in. */
  staff(): ReadonlyMap<string, string | undefined> | undefined;
  signedInAt(person: string): { counter: string; institution: string } | undefined;
  /** Where a ticket of today is; `goneAt`: when it left or was done. */
  visit(ticket: string): { goneAt?: number } | undefined;
};

export type Late = {
  open: number;
  here: number;
  first: string;
  owner?: string;
  days: number;
  grave: boolean;
};

export type QuestionBook = {
  /** What an order that is no pad's must come to. */
  verdict(order: Exclude<QuestionCommand, { counter: string }>): string;
  took(events: readonly { event: Event; at: number }[]): void;
  /** Before another day is opened. */
  night(): void;
  /** Whose each is now; whoever is gone when theirs is due has lost it. */
  owners(): Record<string, { owner?: string; passedTo?: string }>;
  late(): Late | undefined;
  /** Of the last few one is likelier meant than an old one. */
  last(back: number): string;
};

const minuteMs = 60_000;
const withinMs = 30 * minuteMs;
const withinDays = 1;
const carriedAtMost = 200;

export function questionBook(around: Around): QuestionBook {
  const book = new Map<string, Line>();
  const lastAskedAt = new Map<string, string>();
  const ids: string[] = [];

  /** That much worked time later: a minute of a break makes it a minute later. */
  function workedAfter({ day, openedAt, institution }: Line, lastsMs: number): number {
    let until = openedAt + lastsMs;
    for (const [from, to] of around.breaks(day, institution)) {
      if (to <= openedAt) continue;
      const begins = Math.max(from, openedAt);
      if (begins < until) until += to - begins;
    }
    return until;
  }

  function afterDays(day: string, worked: number): string {
    let last = day;
    for (let left = worked; left > 0; ) {
      last = dayAfter(last);
      if (around.isWorked(last)) left -= 1;
    }
    return last;
  }

  const visitOf = ({ day, ticket }: Line) =>
    ticket !== undefined && day === around.today() ? around.visit(ticket) : undefined;
  /** They are here, or have waited here for too long before they went. */
  function byTheClock(line: Line): boolean {
    const visit = visitOf(line);
    return visit !== undefined && (visit.goneAt ?? Number.POSITIVE_INFINITY) >= workedAfter(line, withinMs);
  }

  function daysLate(line: Line): number {
    let due = line.due;
    while (!around.isWorked(due)) due = dayAfter(due);
    let days = 0;
    while (due < around.today()) {
      due = dayAfter(due);
      if (due <= around.today() && around.isWorked(due)) days += 1;
    }
    return days;
  }

  function lateness(line: Line): { isLate: boolean; days: number; grave: boolean } {
    const now = around.now();
    if (byTheClock(line)) {
      const isLate = workedAfter(line, withinMs) <= now;
      return { isLate, days: 0, grave: workedAfter(line, 2 * withinMs) <= now };
    }
    const days = daysLate(line);
    if (days > 0 || line.late) return { isLate: true, days, grave: days > 1 };
    const isLastDay = afterDays(dayBefore(line.due), 1) === around.today();
    return { isLate: isLastDay && around.endsAt() <= now, days: 0, grave: false };
  }

  const isKnown = (person: string) => {
    const staff = around.staff();
    return staff === undefined ? around.signedInAt(person) !== undefined : staff.has(person);
  };
  const isGone = (person: string) =>
    around.signedInAt(person) === undefined || around.staff()?.has(person) === false;
  const institutionOf = (person: string) =>
    around.staff()?.get(person) ?? around.signedInAt(person)?.institution;

  function settle(): void {
    if (!around.isOpen()) return;
    for (const line of book.values())
      if (line.owner !== undefined && isGone(line.owner) && lateness(line).isLate) {
        delete line.owner;
        delete line.passedTo;
      }
  }

  function opened(event: Event & { kind: 'question-opened' }, at: number): void {
    const due = afterDays(around.today(), withinDays);
    if (event.due !== due) throw new Error(`${event.question} is due on ${event.due}, not on ${due}`);
    if (book.has(event.question) || ids.includes(event.question)) throw new Error(`${event.question} again`);
    ids.push(event.question);
    if (event.counter !== undefined) lastAskedAt.set(event.counter, event.question);
    book.set(event.question, {
      owner: event.person,
      institution: institutionOf(event.person),
      ticket: event.ticket,
      day: around.today(),
      openedAt: at,
      due,
      late: false,
      asOpened: true,
    });
  }

  function took(event: Event, at: number): void {
    const line =
      'question' in event && typeof event.question === 'string' ? book.get(event.question) : undefined;
    switch (event.kind) {
      case 'question-opened':
        return opened(event, at);
      case 'question-written':
        if (line !== undefined) line.asOpened = false;
        return;
      case 'question-passed':
        if (line !== undefined && event.to !== undefined)
          Object.assign(line, { passedTo: event.to, asOpened: false });
        return;
      case 'question-accepted':
        if (line !== undefined)
          Object.assign(line, {
            owner: line.passedTo,
            passedTo: undefined,
            asOpened: false,
            ...(institutionOf(event.person) !== undefined && { institution: institutionOf(event.person) }),
          });
        return;
      case 'question-closed':
        if (event.code === undefined) {
          if (line !== undefined && (event.late === true) !== lateness(line).isLate)
            throw new Error(`${event.question} is told ${event.late === true ? 'late' : 'in time'}`);
          book.delete(event.question);
        }
        return;
      case 'press-undone': {
        const asked = lastAskedAt.get(event.counter) ?? '';
        if (event.undone !== 'question-open') return;
        if (book.get(asked)?.asOpened !== true) throw new Error(`${asked} is taken back`);
        book.delete(asked);
        return;
      }
      default:
        return;
    }
  }

  return {
    verdict(order) {
      settle();
      if (order.verb === 'question-open') {
        if (!isKnown(order.person)) return 'unknown-person';
        const { ticket } = order;
        return ticket !== undefined && around.visit(ticket) === undefined ? 'unknown-ticket' : 'done';
      }
      const line = book.get(order.question);
      if (line === undefined) return 'unknown-question';
      const { owner, passedTo } = line;
      if (order.verb === 'question-accept') {
        if (passedTo === undefined || (order.by ?? passedTo) !== passedTo) return 'not-owner';
        return around.staff()?.has(passedTo) === false ? 'unknown-person' : 'done';
      }
      if (order.by !== undefined && order.by !== owner) return 'not-owner';
      if (order.verb !== 'question-pass') return 'done';
      if (!isKnown(order.to)) return 'unknown-person';
      return order.to === owner ? 'to-itself' : 'done';
    },
    took(events) {
      for (const { event, at } of events) took(event, at);
    },
    night() {
      for (const line of book.values()) if (byTheClock(line)) line.late = true;
      for (const id of [...book.keys()].slice(0, -carriedAtMost)) book.delete(id);
      lastAskedAt.clear();
    },
    owners() {
      settle();
      return Object.fromEntries(
        [...book].map(([id, { owner, passedTo }]) => [
          id,
          { ...(owner !== undefined && { owner }), ...(passedTo !== undefined && { passedTo }) },
        ]),
      );
    },
    late() {
      const late = [...book].filter(([, line]) => lateness(line).isLate);
      const [[first, { owner }] = ['', { owner: undefined }]] = late;
      if (late.length === 0) return undefined;
      const isHere = (line: Line) => {
        const visit = visitOf(line);
        return visit !== undefined && visit.goneAt === undefined;
      };
      return {
        open: late.length,
        here: late.filter(([, line]) => isHere(line)).length,
        first,
        ...(owner !== undefined && { owner }),
        days: Math.max(...late.map(([, line]) => lateness(line).days)),
        grave: late.some(([, line]) => lateness(line).grave),
      };
    },
    last: back => ids.at(-1 - back) ?? 'of-nobody',
  };
}

const dayMs = 24 * 3_600_000;
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
export const dayAfter = (day: string) => dateOf(Date.parse(`${day}T00:00:00Z`) + dayMs);
const dayBefore = (day: string) => dateOf(Date.parse(`${day}T00:00:00Z`) - dayMs);
