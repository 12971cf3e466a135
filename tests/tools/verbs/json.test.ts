/** `--json`: what a verb tells, for a program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oneTicket } from '../../kit/hall/command-line.ts';
import { stateFolder } from '../../kit/hall/journal.ts';
import { play, untimed } from '../../kit/hall/play.ts';
import { journalled } from '../../kit/hall/played-journal.ts';

/** The state folder of a day in which two asked, and the first was served. */
function aDay(): string {
  const hall = play(untimed, ['0']);
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
