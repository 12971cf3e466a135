import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingReports } from '../../daemon/hall/missing-reports.ts';
import { checkJournal } from '../../daemon/journal/check.ts';
import { withDay } from '../../daemon/journal/day-file.ts';
import { type JournalEvent, openJournal, type Reply } from '../../daemon/journal/journal.ts';
import { takenNumbers } from '../../daemon/journal/taken-numbers.ts';
import { dayOpened, opened, seqsOf, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';
import { killed, logOf } from './killed.ts';

const done: Reply = { code: 'done', seq: 0, status: 'ok' };

test('what was committed is replayed after a restart', () => {
  const dir = stateFolder();
  const first = opened(dir);
  const told = [
    ...first.commit(turn([dayOpened('2026-03-02'), ticketIssued(1)])),
    ...first.commit(
      turn([{ kind: 'visit-called', words: '请"A001"到\u00003号窗口\ud800' }], { at: 1_772_000_001_000 }),
    ),
  ];
  first.close();
  const second = opened(dir);
  expect([...second.replay()]).toEqual(told);
  expect(second.lastSeq()).toBe(3);
  expect(second.lastAt()).toBe(1_772_000_001_000);
});

test('before any day is opened there is no file, and an answer is known to this process alone', () => {
  const dir = stateFolder();
  const first = opened(dir);
  first.commit(turn([], { replies: [{ client: 'ops', id: '1', reply: { ...done, status: 'rejected' } }] }));
  expect(first.reply('ops', '1')?.status).toBe('rejected');
  expect(readdirSync(join(dir, 'journal'))).toEqual([]);
  expect([first.lastSeq(), first.lastAt(), seqsOf(first.replay())]).toEqual([0, 0, []]);
  first.close();
  expect(opened(dir).reply('ops', '1')).toBeUndefined();
});

test('an event before any day was opened is a bug, and the journal takes nothing after it', () => {
  const journal = opened(stateFolder());
  expect(() => journal.commit(turn([ticketIssued(1)]))).toThrow('before any day was opened');
  expect(() => journal.commit(turn([dayOpened('2026-03-02')]))).toThrow('has failed before');
});

test('a number cannot be issued twice in a day, and nothing of the turn that tries is written', () => {
  for (const again of [
    ticketIssued(7),
    { ...ticketIssued(7), ticket: 'B007' },
    { ...ticketIssued(8), ticket: 'A007' },
  ]) {
    const dir = stateFolder();
    const first = opened(dir);
    first.commit(turn([dayOpened('2026-03-02'), ticketIssued(7), ticketIssued(7, 'C')]));
    expect(() => first.commit(turn([{ kind: 'visit-called' }, again]))).toThrow('is taken already');
    first.close();
    const second = opened(dir);
    expect(second.lastSeq()).toBe(3);
    second.commit(turn([dayOpened('2026-03-03'), again]));
  }
});

test('numbers that were skipped count as taken, so that a loss after them goes on above them too', () => {
  const numbers = takenNumbers('2026-03-02');
  numbers.take([ticketIssued(7), { kind: 'numbers-skipped', day: '2026-03-02', to: 40 }]);
  numbers.take([{ kind: 'numbers-skipped', day: '2026-03-03', to: 90 }]);
  expect(numbers.highest()).toBe(40);
});

test('the same day opened again goes on in the same file, with its numbers still taken', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  journal.commit(turn([dayOpened('2026-03-02'), ticketIssued(1), { kind: 'day-closed' }]));
  journal.commit(turn([dayOpened('2026-03-02'), ticketIssued(2)]));
  expect(seqsOf(journal.replay())).toEqual([1, 2, 3, 4, 5]);
  expect(() => journal.commit(turn([ticketIssued(1)]))).toThrow('is taken already');
});

test('a day before the newest cannot be opened, and a day must be a date', () => {
  for (const day of ['2026-03-01', '../2026-03-03', undefined]) {
    const journal = opened(stateFolder());
    journal.commit(turn([dayOpened('2026-03-02')]));
    expect(() => journal.commit(turn([{ kind: 'day-opened', day }]))).toThrow(
      /was opened after|expected YYYY-MM-DD/,
    );
  }
});

test('a day put right is not begun in the place of one that has a file', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  journal.commit(turn([dayOpened('2026-03-02'), ticketIssued(1)]));
  journal.commit(turn([dayOpened('2036-03-03')]));
  const putRight = { ...dayOpened('2026-03-02'), insteadOf: '2036-03-03' };
  expect(() => journal.commit(turn([putRight]))).toThrow('found this day opened before the newest one');
  expect(withDay(join(dir, 'journal', '2026-03-02.db'), day => day.tip()?.seq)).toBe(2);
});

test('what a start believes lies in the file of the day itself, not in its log', () => {
  const dir = killed();
  expect(statSync(logOf(dir)).size).toBeGreaterThan(0);
  opened(dir);
  expect(statSync(logOf(dir)).size).toBe(0);
});

test('an answer and the presses are found again after a restart and on the next day', () => {
  const dir = stateFolder();
  const reply: Reply = { code: 'issued', seq: 2, data: { ticket: 'A001' }, message: 'A001', status: 'ok' };
  const first = opened(dir);
  const start = turn([]).at;
  first.commit(
    turn([dayOpened('2026-03-02'), ticketIssued(1)], {
      replies: [{ client: 'kiosk', id: 'x', reply }],
      presses: [{ device: 'pad1', frame: '68aa', at: 4, seq: 2 }],
    }),
  );
  first.commit(turn([], { presses: [{ device: 'pad1', frame: '68bb', at: 5, seq: 2 }] }));
  first.close();
  const second = opened(dir);
  const hour = 3_600_000;
  for (const day of ['2026-03-02', '2026-03-03']) {
    second.commit(turn([dayOpened(day)], { at: start + 24 * hour - 1 }));
    expect(second.reply('kiosk', 'x')).toEqual(reply);
    expect(second.reply('desk', 'x')).toBeUndefined();
    expect([second.pressedAt('pad1', '68aa'), second.pressedAt('pad1', '68bb')]).toEqual([4, 5]);
    expect(second.pressedAt('pad2', '68aa')).toBeUndefined();
  }
  second.commit(turn([dayOpened('2026-03-04')], { at: start + 24 * hour }));
  expect(second.reply('kiosk', 'x')).toBeUndefined();
  expect([second.pressedAt('pad1', '68aa'), second.pressedAt('pad1', '68bb')]).toEqual([4, 5]);
});

test('of a key that was pressed again the last press is known', () => {
  const journal = opened(stateFolder());
  const pressed = (at: number) => ({ presses: [{ device: 'pad1', frame: '68aa', at, seq: 1 }] });
  journal.commit(turn([dayOpened('2026-03-02')], pressed(4)));
  journal.commit(turn([], pressed(9)));
  expect(journal.pressedAt('pad1', '68aa')).toBe(9);
});

test('a command cannot be answered twice, and nothing of the turn that tries is written', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  const replies = [{ client: 'ops', id: '1', reply: done }];
  journal.commit(turn([dayOpened('2026-03-02')], { replies }));
  const again = { replies: [{ client: 'ops', id: '1', reply: { ...done, seq: 2 } }] };
  expect(() => journal.commit(turn([ticketIssued(1)], again))).toThrow('UNIQUE');
  expect(withDay(join(dir, 'journal', '2026-03-02.db'), day => day.tip()?.seq)).toBe(1);
});

test('a turn that closes one day and opens the next is cut between their files', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  journal.commit(turn([dayOpened('2026-03-02')]));
  journal.commit(
    turn([ticketIssued(1), { kind: 'day-closed' }, dayOpened('2026-03-03'), ticketIssued(1)], {
      replies: [
        { client: 'ops', id: 'early', reply: { ...done, seq: 1 } },
        { client: 'ops', id: 'old', reply: { ...done, seq: 3 } },
        { client: 'ops', id: 'new', reply: { ...done, seq: 4 } },
      ],
      presses: [{ device: 'pad1', frame: '68', at: 1, seq: 2 }],
    }),
  );
  expect(seqsOf(journal.replay())).toEqual([4, 5]);
  expect(seqsOf(journal.since(0))).toEqual([1, 2, 3, 4, 5]);
  for (const id of ['early', 'old', 'new']) expect(journal.reply('ops', id)).toBeDefined();
  journal.close();
  const old = new DatabaseSync(join(dir, 'journal', '2026-03-02.db'), { readOnly: true });
  expect(old.prepare('SELECT id FROM sealed_reply ORDER BY id').all()).toEqual([
    { id: 'early' },
    { id: 'old' },
  ]);
  expect(old.prepare('SELECT device FROM sealed_press').all()).toEqual([{ device: 'pad1' }]);
  old.close();
});

test('several days can begin in one turn', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  const entries = journal.commit(
    turn([dayOpened('2026-03-02'), dayOpened('2026-03-03'), dayOpened('2026-03-05')]),
  );
  expect(seqsOf(entries)).toEqual([1, 2, 3]);
  expect([...journal.since(0)]).toEqual(entries);
  journal.close();
  expect(checkJournal(dir)).toBeUndefined();
});

test('a draft left by a crash while a day was being made is thrown away', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  for (const left of ['draft.db', 'draft.db-journal'])
    writeFileSync(join(dir, 'journal', left), 'half a day');
  journal.commit(turn([dayOpened('2026-03-02')]));
  expect(existsSync(join(dir, 'journal', 'draft.db'))).toBe(false);
  expect(journal.lastSeq()).toBe(1);
});

test('events after a number are told across files, also while more are committed', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  for (const day of ['2026-03-02', '2026-03-03', '2026-03-04']) {
    journal.commit(turn([dayOpened(day), ...Array.from({ length: 599 }, (_, at) => ({ kind: 'tick', at }))]));
  }
  for (const seq of [0, 1, 599, 600, 601, 1199, 1200, 1799, 1800, 1801]) {
    const told = seqsOf(journal.since(seq));
    expect(told).toEqual(Array.from({ length: Math.max(0, 1800 - seq) }, (_, at) => seq + 1 + at));
  }
  let last = 0;
  for (const { seq } of journal.since(0)) {
    expect(seq).toBe(last + 1);
    last = seq;
    if (seq === 1700) journal.commit(turn([{ kind: 'tick' }, dayOpened('2026-03-05'), { kind: 'tick' }]));
  }
  expect(last).toBe(1803);
});

test('a cursor keeps its place, starts at nothing, and never points past the journal', () => {
  const dir = stateFolder();
  const first = opened(dir);
  first.commit(turn([dayOpened('2026-03-02'), { kind: 'tick' }]));
  expect(first.cursor('mqtt')).toBe(0);
  first.setCursor('mqtt', 1);
  first.setCursor('mqtt', 2);
  first.setCursor('other', 9);
  first.close();
  const second = opened(dir);
  expect([second.cursor('mqtt'), second.cursor('other')]).toEqual([2, 2]);
});

test('a cursor that was past the journal passes over nothing, though the journal grows past it before anybody looks', () => {
  const dir = stateFolder();
  const first = opened(dir);
  first.commit(turn([dayOpened('2026-03-02'), { kind: 'tick' }]));
  first.setCursor('mqtt', 5);
  first.close();
  const second = opened(dir);
  second.commit(turn(Array.from({ length: 8 }, () => ({ kind: 'tick' }))));
  expect(second.cursor('mqtt')).toBe(2);
});

test('damaged cursors do not stop the hall: they begin anew', () => {
  const dir = stateFolder();
  const first = opened(dir);
  first.commit(turn([dayOpened('2026-03-02'), { kind: 'tick' }]));
  first.setCursor('mqtt', 2);
  first.close();
  writeFileSync(join(dir, 'cursors.db'), 'no database at all '.repeat(1000));
  const second = opened(dir);
  expect(second.cursor('mqtt')).toBe(0);
  second.setCursor('mqtt', 1);
  expect(second.cursor('mqtt')).toBe(1);
});

test('a second daemon on the same folder is refused until the first has gone', () => {
  const dir = stateFolder();
  const first = opened(dir);
  const refused = openJournal(dir);
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'locked', file: join(dir, 'lock.db') } });
  first.close();
  opened(dir);
});

test('a reader beside the daemon sees each commit at once and holds nothing up', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  journal.commit(turn([dayOpened('2026-03-02')]));
  const reader = new DatabaseSync(join(dir, 'journal', '2026-03-02.db'), { readOnly: true });
  reader.exec('BEGIN');
  expect(reader.prepare('SELECT count(*) AS n FROM entry').get()).toEqual({ n: 1 });
  journal.commit(turn([ticketIssued(1)]));
  reader.exec('COMMIT');
  expect(reader.prepare('SELECT count(*) AS n FROM entry').get()).toEqual({ n: 2 });
  reader.close();
});

/** Without it, whoever looks into the day with the sqlite3 of Debian 12 takes its log away, and all that lies in it alone. */
test('the lock on the day that is written is held, whatever of the journal is looked at', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  for (const day of ['2026-03-02', '2026-03-03']) journal.commit(turn([dayOpened(day), ticketIssued(1)]));
  const { ino } = statSync(join(dir, 'journal', '2026-03-03.db'));
  const locks = () => readFileSync('/proc/locks', 'utf8').split('\n');
  const isHeld = () => locks().some(lock => lock.includes(` ${process.pid} `) && lock.includes(`:${ino} `));
  expect(isHeld()).toBe(true);
  expect(journal.days()).toEqual(['2026-03-02', '2026-03-03']);
  expect(missingReports(dir, 400, { days: journal.days(), isOpen: true })).toEqual(['2026-03-02']);
  expect(seqsOf(journal.since(0))).toEqual([1, 2, 3, 4]);
  expect(journal.closing('2026-03-02')).toBeUndefined();
  expect(() => journal.forget('2026-03-02')).toThrow('cannot be forgotten');
  expect(isHeld()).toBe(true);
  journal.commit(turn([dayOpened('2026-03-04')]));
  expect(journal.days()).toEqual(['2026-03-02', '2026-03-03', '2026-03-04']);
});

test('a day that is read is read as of one moment, whatever is committed meanwhile', () => {
  const dir = stateFolder();
  const journal = opened(dir);
  journal.commit(turn([dayOpened('2026-03-02'), ticketIssued(1)]));
  withDay(join(dir, 'journal', '2026-03-02.db'), day => {
    expect(day.tip()?.seq).toBe(2);
    journal.commit(turn([ticketIssued(2)]));
    expect([day.tip()?.seq, day.rowsAfter(0, 9).length]).toEqual([2, 2]);
  });
});

test('a state folder that cannot be one is told in a sentence', () => {
  const dir = stateFolder();
  writeFileSync(join(dir, 'file'), '');
  const result = openJournal(join(dir, 'file'));
  expect(result).toMatchObject({ ok: false, problem: { kind: 'not-writable', file: join(dir, 'file') } });
  expect(result.ok ? '' : result.problem.message).toMatch(
    /found ".+", expected a state folder .+ Check the path/,
  );
});

type Step = { day: number; ticks: number; restart: boolean };

test('numbers of events have no gap over any days, turns and restarts', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    day: fc.integer({ min: 0, max: 1 }),
    ticks: fc.integer({ min: 0, max: 3 }),
    restart: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12, size: 'max' }), steps => {
      const dir = stateFolder();
      let journal = opened(dir);
      let day = new Date('2026-03-01T00:00:00Z');
      const model: JournalEvent[] = [];
      for (const { day: days, ticks, restart } of steps) {
        day = new Date(day.getTime() + days * 86_400_000);
        const events = [
          dayOpened(day.toISOString().slice(0, 10)),
          ...Array.from({ length: ticks }, (_, at) => ({ kind: 'tick', at })),
        ];
        journal.commit(turn(events));
        model.push(...events);
        if (restart) {
          journal.close();
          journal = opened(dir);
        }
      }
      expect(seqsOf(journal.since(0))).toEqual(model.map((_, at) => at + 1));
      expect([...journal.since(0)].map(entry => entry.event)).toMatchObject(model);
      expect(journal.lastSeq()).toBe(model.length);
      journal.close();
      expect(checkJournal(dir)).toBeUndefined();
    }),
    { numRuns: 40 },
  );
});
