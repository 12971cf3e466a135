/** Random days of a hall in which people lack papers, come back by their slips or lose them, and printers run out of paper (R15). */
import fc from 'fast-check';
import { expect } from 'vitest';
import { nextPrint } from '../../daemon/core/outputs/jobs.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { type Play, play, untimed } from '../kit/hall/play.ts';
import { linesOf, type SlipBook, slipBook } from './slip-book.ts';

const rules = { ...untimed, times: { ...untimed.times, returnForDays: 2 } };
const counters = ['1', '2', '7'];
const [printer = ''] = rules.printers;

const counter = fc.constantFrom(...counters, '1');
const number = fc.nat({ max: 9 });
/** What somebody does: `come` by a slip, `twice` at two kiosks in one instant; `pass`: time does what it does. */
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('take' as const) }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constantFrom('next', 'start', 'finish', 'undo'), counter }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('lacks', 'next', 'start'), counter }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('come', 'twice'), number }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('leave', 'reopen'), number }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('pass', 'restart', 'roll-out', 'new-roll') }) },
);
type Act = { does: string; counter?: string; number?: number };
const days = fc.array(fc.array(act, { maxLength: 60, size: 'max' }), {
  minLength: 3,
  maxLength: 12,
  size: 'max',
});

type Story = { hall: Play; book: SlipBook; printed: Map<string, number>; isOut: boolean };

function give({ hall, book }: Story, command: Command): string[] | string {
  const from = hall.log.length;
  const came = hall.give(command);
  const at = 'counter' in command ? command.counter : undefined;
  book.took(
    hall.log.slice(from).map(({ event }) => event),
    at,
  );
  return came;
}

/** Whatever is owed to paper comes out, where there is paper. */
function print(story: Story): void {
  const { hall, printed, isOut } = story;
  if (isOut) return;
  for (;;) {
    const job = nextPrint(hall.rules, hall.hall, new Set(), printer);
    if (job === undefined) return;
    hall.give({ verb: 'begin-job', job: job.id, device: printer });
    hall.give({ verb: 'end-job', job: job.id, device: printer, outcome: 'done' });
    if (job.what === 'papers' && job.slip !== undefined)
      printed.set(job.slip, (printed.get(job.slip) ?? 0) + 1);
  }
}

function comes(story: Story, slip: string): void {
  const expected = story.book.verdict(slip);
  const came = give(story, { verb: 'come-again', slip, print: false });
  expect(typeof came === 'string' ? came : 'done', `who comes by ${slip}`).toBe(expected);
}

function carryOut(story: Story, { does, counter: at = '', number: nth = 0 }: Act): void {
  const { hall, book } = story;
  // Of the last few: who has just come is likelier to do something.
  const ticket = [...hall.hall.visits.keys()].at(-1 - (nth % 5)) ?? 'A001';
  const slip = book.given().at(-1 - (nth % 6)) ?? 'of-nobody';
  switch (does) {
    case 'take':
      give(story, {
        verb: 'take-ticket',
        services: ['withdrawal'],
        class: 'normal',
        choice: new Map([['bank', 'icbc']]),
        print: false,
      });
      return;
    case 'next':
      give(story, { verb: 'call-next', counter: at });
      return;
    case 'start':
    case 'undo':
      give(story, { verb: does, counter: at });
      return;
    case 'finish':
      give(story, { verb: 'finish', counter: at, outcome: 'approved' });
      return;
    case 'lacks':
      give(story, { verb: 'finish', counter: at, outcome: 'papers-missing', missing: [1] });
      return;
    case 'come':
      comes(story, slip);
      return;
    case 'twice':
      comes(story, slip);
      comes(story, slip);
      return;
    case 'leave':
      give(story, { verb: 'abandon', ticket, reason: 'no time' });
      return;
    case 'reopen':
      give(story, { verb: 'reopen', ticket, reason: 'is back' });
      return;
    case 'restart':
      hall.restart();
      return;
    case 'roll-out':
    case 'new-roll':
      story.isOut = does === 'roll-out';
      give(story, { verb: 'device-fit', device: printer, ...(story.isOut && { why: 'no paper' }) });
      return;
    default: {
      const from = hall.log.length;
      hall.pass(90);
      book.took(hall.log.slice(from).map(({ event }) => event));
    }
  }
}

/** What the hall has is what the book has, and each slip that is still good lies on paper, or is owed to it. */
function check({ hall, book, printed }: Story): void {
  expect(linesOf(hall)).toEqual(book.lines());
  const owed = [...hall.hall.jobs.values()].flatMap(job =>
    job.is === 'print' && job.what === 'papers' ? [job.slip] : [],
  );
  expect(new Set(owed).size, 'owed once').toBe(owed.length);
  for (const id of hall.hall.returnSlips.keys())
    expect((printed.get(id) ?? 0) + (owed.includes(id) ? 1 : 0), `papers of ${id}`).toBeGreaterThan(0);
  const live = [...hall.hall.returnSlips.values()].flatMap(({ usedBy }) => usedBy ?? []);
  for (const ticket of live) expect(hall.visit(ticket).place.is, ticket).not.toMatch(/^(?:done|left)$/);
}

function nextDay(story: Story): void {
  const { hall } = story;
  give(story, { verb: 'close-day' });
  const day = new Date(Date.parse(`${hall.hall.day}T00:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10);
  give(story, { verb: 'open-day', day });
  for (const at of counters) give(story, { verb: 'open-counter', counter: at });
}

/** Tells how many days that were. */
export function slipsAsInTheBook(numRuns: number): number {
  let played = 0;
  fc.assert(
    fc.property(days, all => {
      const hall = play(rules, counters);
      const story: Story = {
        hall,
        book: slipBook(() => hall.hall.day ?? ''),
        printed: new Map(),
        isOut: false,
      };
      for (const acts of all) {
        played += 1;
        for (const one of acts) {
          carryOut(story, one);
          print(story);
          check(story);
          hall.wait(1);
        }
        nextDay(story);
        print(story);
        check(story);
      }
    }),
    { numRuns },
  );
  return played;
}
