/** A journal of another program or version: its chain is whole, and its events are not ours. The start gives the hall, or a sentence. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { handle } from '../../daemon/core/decide/handle.ts';
import { says } from '../../daemon/core/types/alarm-message.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import { rebuild } from '../../daemon/hall/rebuild.ts';
import { strangeIn } from '../../daemon/journal/event-shape.ts';
import type { Entry, JournalEvent } from '../../daemon/journal/journal.ts';
import { JournalTrouble } from '../../daemon/journal/problem.ts';
import { readDay } from '../../daemon/journal/reader.ts';
import { eventExamples } from '../../daemon/mqtt/schemas/event-examples.ts';
import { refusalText, withText } from '../../daemon/text/staff/sentences.ts';
import { verifyDays } from '../../daemon/tools/backup/verify-days.ts';
import { type DayEvent, storyOf } from '../../daemon/tools/explain/day-story.ts';
import { readFigures } from '../../daemon/tools/report/figures-of-days.ts';
import { oldDay } from '../hall/old-day.ts';
import { opened, stateFolder, turn } from '../kit/hall/journal.ts';
import { fuzhou, type Play, play, untimed } from '../kit/hall/play.ts';

const values: readonly unknown[] = [null, 7, 'x', true, [], {}, [7], [null], ['x'], { is: 7 }];

const rules = { ...untimed, ...(fuzhou.surge !== undefined && { surge: fuzhou.surge }) };

/** A day with most of what happens in one. */
function aDay(): Play {
  const hall = play(rules);
  hall.give({ verb: 'follow-up-open', source: 'mail', text: 'x' });
  hall.give({ verb: 'notice-set', text: '欢迎' });
  hall.give({ verb: 'device-fit', device: 'board-1', why: 'no answer' });
  hall.pass(0);
  hall.give({ verb: 'alarm-ack', alarm: 'device-board-1', by: 'ops' });
  hall.take('advice');
  hall.give({ verb: 'close-day' });
  hall.log.splice(0);
  hall.give({ verb: 'open-day', day: '2026-11-25' });
  hall.give({ verb: 'set-clock', wall: hall.now() + 5000, unheardMs: 0 });
  for (const counter of ['0', '1', '7']) hall.give({ verb: 'open-counter', counter });
  hall.give({ verb: 'sign-in', counter: '1', clerk: '17' });
  hall.take('loan', undefined, 'green');
  hall.take('withdrawal', 'icbc');
  hall.take('advice');
  hall.give({ verb: 'call-next', counter: '0' });
  hall.sayAll();
  hall.wait(9);
  hall.give({ verb: 'recall', counter: '0' });
  hall.sayAll();
  const [job = ''] = hall.hall.jobs.keys();
  hall.give({ verb: 'begin-job', job, device: 'printer-1' });
  hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'done' });
  hall.give({ verb: 'device-fit', device: 'board-2', why: 'no answer' });
  hall.pass(60);
  hall.give({ verb: 'finish', counter: '0', outcome: 'papers-missing' });
  hall.give({ verb: 'rate', counter: '0', grade: 1, from: 'rater' });
  hall.give({ verb: 'call-next', counter: '1' });
  hall.give({ verb: 'undo', counter: '1' });
  hall.give({ verb: 'call-next', counter: '1' });
  hall.give({ verb: 'start', counter: '1' });
  hall.give({ verb: 'park', counter: '1' });
  hall.give({ verb: 'resume', counter: '1' });
  hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
  hall.give({ verb: 'finish', counter: '1', outcome: 'approved' });
  hall.give({ verb: 'call-next', counter: '1' });
  hall.sayAll();
  hall.wait(40);
  hall.give({ verb: 'miss', counter: '1' });
  hall.give({ verb: 'surge-start', level: 'busy' });
  hall.give({ verb: 'device-fit', device: 'board-1' });
  hall.give({ verb: 'reprint', ticket: 'B001' });
  hall.give({ verb: 'pause-counter', counter: '7' });
  hall.give({ verb: 'sign-out', counter: '1' });
  hall.give({ verb: 'bring-back', counter: '1' });
  const fourth = hall.take('advice');
  hall.give({ verb: 'add-service', ticket: fourth, service: 'loan' });
  hall.give({ verb: 'set-class', ticket: fourth, class: 'green' });
  hall.give({ verb: 'call-number', counter: '0', ticket: fourth, reason: 'asked' });
  hall.give({ verb: 'transfer', counter: '0', to: { queue: 'approval' }, when: 'now', reason: 'asked' });
  hall.give({ verb: 'abandon', ticket: fourth, reason: 'gave up' });
  hall.give({ verb: 'reopen', ticket: fourth, reason: 'came back' });
  hall.give({ verb: 'follow-up-close', followUp: '2026-11-24-f1', text: 'y' });
  hall.give({ verb: 'erase', of: '2026-11-24-f1', texts: ['x'], by: 'order' });
  hall.give({ verb: 'notice-set', text: '欢迎', boards: ['board-2'] });
  hall.give({ verb: 'say-line', counter: '0' });
  hall.give({ verb: 'scan', ticket: fourth });
  hall.give({
    verb: 'tell-trouble',
    alarm: 'copy-failing',
    severity: 'warning',
    message: says('as-written', { text: 'x' }),
  });
  hall.give({ verb: 'alarm-ack', alarm: 'copy-failing', by: 'ops' });
  hall.give({ verb: 'tell-trouble', alarm: 'copy-failing', severity: 'warning' });
  hall.give({ verb: 'close-counter', counter: '7', force: true });
  hall.pass(0);
  return hall;
}

/** As the hall writes it. */
const written = (log: Play['log']) => log.map(({ event, at }) => ({ event: withText(event), at }));

/** The start: the hall, or what it says. */
function started(events: readonly { event: unknown; at: number }[]): string {
  const entries = events.map(
    ({ event, at }, index): Entry => ({ seq: index + 1, at, event: event as JournalEvent }),
  );
  try {
    const { hall } = rebuild(rules, { state: '/state', days: () => ['2026-11-25'], replay: () => entries });
    return `the hall of ${hall.day}`;
  } catch (error) {
    if (error instanceof JournalTrouble) return error.message;
    throw error;
  }
}

const changed = (log: Play['log'], index: number, field: string, value: unknown) =>
  log.map(({ event, at }, place) => {
    if (place !== index) return { event, at };
    const { [field]: _, ...others } = event as Event & Record<string, unknown>;
    return { event: value === undefined ? others : { ...others, [field]: value }, at };
  });

describe('any field of any event, missing or of another type', () => {
  const log = written(aDay().log);

  it('is in a day that has most kinds of events', () => {
    expect(new Set(log.map(({ event }) => event.kind)).size).toBeGreaterThan(42);
    expect(started(log)).toBe('the hall of 2026-11-25');
  });

  it('leaves the hall, or is a sentence that names the file and the event', () => {
    const seen = new Set<string>();
    for (const [index, { event }] of log.entries()) {
      const one = event.kind === 'carried' ? event.what : event.kind;
      if (seen.has(one)) continue;
      seen.add(one);
      for (const field of Object.keys(event)) {
        for (const value of [undefined, null, 7, 'x', {}, [7]]) {
          const said = started(changed(log, index, field, value));
          expect(said).toMatch(
            new RegExp(
              `^(?:the hall of |/state/journal/2026-11-25.db: found event \\d+, .*expected an event as)`,
            ),
          );
        }
      }
    }
  });

  it('also deep inside of one', () => {
    fc.assert(
      fc.property(
        fc.nat(log.length - 1),
        fc.nat(200),
        fc.constantFrom(undefined, ...values),
        (index, nth, value) => {
          const bent = structuredClone(log) as { event: unknown; at: number }[];
          bend(bent[index]?.event, nth, value);
          expect(started(bent)).toMatch(/^(?:the hall of |\/state\/journal)/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The nth place within that is not the event itself. */
function bend(event: unknown, nth: number, value: unknown): void {
  const places: { holder: object; key: string }[] = [];
  const look = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      look(Reflect.get(holder, key));
    }
  };
  look(event);
  const place = places[nth % Math.max(1, places.length)];
  if (place === undefined) return;
  if (value === undefined) Reflect.deleteProperty(place.holder, place.key);
  else Reflect.set(place.holder, place.key, value);
}

test('a kind that this version does not have is named, and so is a missing field', () => {
  const log = written(aDay().log);
  expect(started([...log, { event: { kind: 'visit-teleported' }, at: 0 }])).toContain(
    `found event ${log.length + 1}, visit-teleported, with this kind, expected`,
  );
  expect(started(changed(log, 0, 'day', undefined))).toContain(
    'found event 1, day-opened, with no day, expected',
  );
  expect(started(changed(log, 0, 'layout', 7))).toContain('with number as layout where it writes object');
});

test('what is strange deep inside of an event is named with the fields that lead to it', () => {
  const ticket = { kind: 'service-added', ticket: 'A001', service: 'loan' };
  const queue = { is: 'queue', queue: 'icbc' };
  expect(strangeIn({ ...ticket, steps: [queue, { ...queue, soon: 2 }] })).toBeUndefined();
  expect(strangeIn({ ...ticket, steps: [queue, { ...queue, soon: 'yes' }] })).toBe(
    'text as soon where it writes flag or number in steps',
  );
  expect(strangeIn({ ...ticket, steps: [queue, { is: 'queue' }] })).toBe('no queue in steps');
  expect(strangeIn({ ...ticket, steps: [{ is: 'lift' }] })).toBe('is "lift" in steps');
  expect(strangeIn({ ...ticket, steps: [7] })).toBe('number where it writes object in steps');
  expect(strangeIn({ kind: 'carried', what: 'lift', id: '1' })).toBe('what "lift"');
});

test('what only an older journal leaves out may be missing', () => {
  expect(strangeIn({ kind: 'day-opened', day: '2026-11-25' })).toBeUndefined();
});

test('one of each kind as it is told is one of ours', () => {
  // While the day is open it is told of nobody's rating whose it was (R17).
  const untold = new Set(['rated', 'grade-explained']);
  for (const [kind, example] of Object.entries(eventExamples)) {
    const whole = untold.has(kind) ? { ticket: 'A001', ...example } : example;
    expect(strangeIn({ kind, ...whole }), kind).toBeUndefined();
  }
});

test('a day that version 3 wrote is ours', () => {
  for (const event of oldDay) expect(strangeIn(event), event.kind).toBeUndefined();
  expect(started(oldDay.map(event => ({ event, at: 1_796_000_000_000 })))).toBe('the hall of 2026-11-25');
});

test('a day that version 3 wrote is verified, reported and told, and the next one carries what it holds', () => {
  const state = stateFolder();
  const at = 1_796_000_000_000;
  const ticket = {
    ticket: 'A008',
    number: 8,
    scope: '',
    visit: '2026-11-25-8',
    services: ['advice'],
    class: 'normal',
  };
  const issued = {
    ...ticket,
    steps: [{ is: 'queue', queue: 'advice' }],
    ahead: 0,
    print: false,
    unconfirmed: false,
  };
  const waits = { queue: 'advice', step: 0, joinedAt: at, since: at, creditMs: 0, waitedMs: 0 };
  const journal = opened(state);
  const events = [
    ...oldDay,
    { kind: 'ticket-issued', ...issued, order: 'take-ticket' },
    { kind: 'visit-queued', ticket: 'A008', ...waits },
  ];
  journal.commit(turn(events, { at }));
  const { hall } = rebuild(rules, journal);
  expect(hall.followUps.has('2026-11-24-f1')).toBe(false);
  expect([...hall.unfit.keys()]).toEqual(['board-1']);
  for (const command of [{ verb: 'close-day' }, { verb: 'open-day', day: '2026-11-26' }] as const) {
    const done = handle(rules, hall, command, at);
    if ('refused' in done) throw new Error(refusalText(done));
    journal.commit(turn(done, { at }));
  }
  expect(hall).toMatchObject({ notices: [{ text: '节日快乐' }], day: '2026-11-26' });
  expect([...hall.jobs.keys()].filter(id => id.includes('closed'))).toHaveLength(2);
  journal.close();

  expect([...verifyDays(join(state, 'journal'))].map(({ highest }) => highest)).toEqual([8, 0]);
  const figures = readFigures(state, { month: '2026-11' });
  expect(figures.ok && figures.figures.groups.hall.get('')).toMatchObject({
    followUpsOpened: 1,
    followUpsClosed: 1,
    followUpsOpen: 1,
  });
  const read = readDay(state, '2026-11-25');
  const told = storyOf(read.ok ? (read.entries as unknown as DayEvent[]) : []);
  expect(told.visits.get('A008')?.moments.map(({ event }) => event.kind)).toEqual([
    'ticket-issued',
    'visit-queued',
    'visit-left',
  ]);
});
