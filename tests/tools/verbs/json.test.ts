/** `--json`: what a verb tells, for a program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oneTicket } from '../../kit/hall/command-line.ts';
import { stateFolder } from '../../kit/hall/journal.ts';
import { play, untimed } from '../../kit/hall/play.ts';
import { journalled } from '../../kit/hall/played-journal.ts';

/** The state folder of a day in which two asked, and the first was served. `lost`: also one complained, and the text is gone. */
function aDay({ lost }: { lost?: true } = {}): string {
  const hall = play(untimed, ['0']);
  // As the journal has it: by its hash.
  if (lost) hall.give({ verb: 'follow-up-open', source: 'complaint', text: '0'.repeat(64) });
  hall.ask('advice');
  hall.wait(60);
  hall.ask('advice');
  hall.call('0');
  hall.press('0', 'start');
  hall.wait(120);
  hall.press('0', 'finish');
  return journalled(hall);
}

async function told(...words: string[]) {
  const { code, out, err } = await oneTicket(...words, '--json');
  return { code, err, found: JSON.parse(out) };
}

test('check tells a good hall by its id, and each fault of a bad one with where it is and its words', async () => {
  expect(await told('check', 'config/halls/small.yaml')).toMatchObject({
    code: 0,
    found: { ok: true, hall: 'small', faults: [], warnings: [] },
  });
  const file = join(stateFolder(), 'bad.yaml');
  writeFileSync(file, 'hall: small\nnmae: x\n');
  const { code, found } = await told('check', file);
  expect(code).toBe(78);
  expect(found).toMatchObject({ ok: false, file });
  expect(found.faults).toContainEqual(
    expect.objectContaining({
      line: 2,
      column: 1,
      path: 'nmae',
      meant: 'name',
      text: expect.stringContaining('nmae'),
    }),
  );
});

test('verify tells each day, with its last event', async () => {
  const { code, found } = await told('verify', '--state', aDay());
  expect(code).toBe(0);
  expect(found.days).toEqual([
    {
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      events: expect.any(Number),
      lastSeq: expect.any(Number),
      tickets: 2,
    },
  ]);
});

test('backup tells where it is, each day as verify does, and the last event that is in it', async () => {
  const state = aDay();
  const to = join(stateFolder(), 'hall.tar');
  const { code, found } = await told('backup', '--state', state, '--to', to);
  expect(code).toBe(0);
  const { days } = (await told('verify', to)).found;
  expect(found).toEqual({
    to,
    days,
    last: { seq: days[0].lastSeq, at: expect.any(Number) },
    warnings: [],
  });
});

test('what a backup warns of is told a program, too', async () => {
  const state = aDay({ lost: true });
  const { code, found, err } = await told('backup', '--state', state, '--to', join(stateFolder(), 'hall'));
  expect(code).toBe(0);
  expect(found.warnings).toEqual([{ text: expect.stringContaining('texts.db') }]);
  expect(err).not.toContain('warning');
});

test('a backup that cannot be made leaves nothing for a program but its exit code and a sentence', async () => {
  const { code, out, err } = await oneTicket('backup', '--state', stateFolder(), '--to', 'x.tar', '--json');
  expect([code, out]).toEqual([74, '']);
  expect(err).toContain('found no journal');
});

test('restore tells where the copy ends, above which numbers the hall goes on and why, and where the old journal is', async () => {
  const state = aDay();
  const copy = join(stateFolder(), 'hall.tar');
  const { last } = (await told('backup', '--state', state, '--to', copy)).found;
  const [{ day }] = (await told('verify', copy)).found.days;
  const end = { day, ...last };
  const empty = stateFolder();
  const { code, found } = await told('restore', copy, '--state', empty);
  expect(code).toBe(0);
  expect(found).toEqual({
    state: empty,
    copy,
    copied: end,
    end: { day: expect.any(String), seq: expect.any(Number), at: expect.any(Number) },
    others: [],
    // Of the day of the copy, which is still open, and of today.
    numbers: expect.arrayContaining([{ day, is: 'guessed', known: 2, above: expect.any(Number) }]),
    unread: [],
  });
  expect(found.numbers[0].above).toBeGreaterThan(2);

  const again = (await told('restore', copy, '--state', state, '--numbers-above', '300')).found;
  expect(again).toMatchObject({
    aside: expect.stringContaining('before-restore-'),
    numbers: expect.arrayContaining([{ day, is: 'given', known: 2, above: 300 }]),
  });
  const other = aDay();
  const none = (await told('restore', copy, '--state', other)).found.numbers;
  expect(none).toContainEqual({ day, is: 'none', known: 2, above: 2 });
});

test('report tells each figure by its names', async () => {
  const { code, found } = await told('report', '--state', aDay());
  expect(code).toBe(0);
  expect(found.days).toHaveLength(1);
  const served = found.figures.filter(
    ({ id, figure }: Record<string, unknown>) => id === '0' && figure === 'served',
  );
  expect(served).toEqual([expect.objectContaining({ what: 'counter', value: 1, unit: 'count' })]);
});

test('explain tells the events of a visit, its waits, and the answer to a complaint', async () => {
  const state = aDay();
  const { code, found } = await told('explain', 'D001', '--state', state);
  expect(code).toBe(0);
  expect(found).toMatchObject({ ticket: 'D001', waits: [{ is: 'over', waitedMs: 60_000 }], overtakenBy: [] });
  expect(found.events[0]).toMatchObject({
    kind: 'ticket-issued',
    seq: expect.any(Number),
    at: expect.any(Number),
  });
  expect((await told('explain', 'D002', '--against', 'D001', '--state', state)).found).toMatchObject({
    ticket: 'D002',
    against: 'D001',
    is: expect.any(String),
  });
});
