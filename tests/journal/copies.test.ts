/** The process that keeps the second folder, for real; what it does there is tried in follow.test.ts. */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { test } from 'vitest';
import { checkJournal } from '../../daemon/journal-check.ts';
import { dayOpened, ticketIssued, turn } from './helpers.ts';
import { copiedTo, followed, secondFolder } from './second-folder.ts';

const DAY = '2026-03-02';
const NEXT = '2026-03-03';
/** It runs at a lower priority than everything else on a busy machine. */
const patient = { timeout: 50_000 };

test.concurrent('every committed event is followed, and a day that closes is copied whole', async context => {
  const { expect } = context;
  const { journal, folder, start, alarms } = secondFolder(context);
  start();
  journal.commit(turn([dayOpened(DAY), ticketIssued(1)]));
  await expect.poll(() => followed(folder, DAY), patient).toEqual([1, 2]);
  await expect
    .poll(() => alarms.get('copy-same-disk'), patient)
    .toMatch(/lie on the disk of the state folder/);
  journal.commit(turn([ticketIssued(2), { kind: 'day-closed', day: DAY }]));
  await expect.poll(() => copiedTo(folder, DAY), patient).toBe(4);
  journal.commit(turn([dayOpened(NEXT), { kind: 'day-closed', day: NEXT }]));
  await expect.poll(() => copiedTo(folder, NEXT), patient).toBe(6);
  await expect
    .poll(() => readdirSync(folder).sort(), patient)
    .toEqual([`${DAY}.db`, `${NEXT}.db`, `${NEXT}.jsonl`, 'cursors.db']);
  expect(alarms.get('copy-failing')).toBeUndefined();
});

test.concurrent('an outage over days leaves no gap, and no day leaves the state folder meanwhile', async context => {
  const { expect } = context;
  const { journal, medium, folder, state, start, alarms } = secondFolder(context);
  for (const day of ['2026-01-01', '2026-01-02', '2026-02-27', DAY])
    journal.commit(turn([dayOpened(day), ticketIssued(1)]));
  rmSync(medium, { recursive: true });
  const copies = start({ keepDays: 30 });
  await expect.poll(() => alarms.get('copy-failing') ?? '', patient).toContain('found no such folder');
  copies.dayOpened();
  expect(journal.days()[0]).toBe('2026-01-01');
  mkdirSync(medium);
  await expect.poll(() => followed(folder, DAY), patient).toEqual([7, 8]);
  await expect.poll(() => journal.days(), patient).toEqual(['2026-02-27', DAY]);
  expect(copiedTo(folder, '2026-01-02')).toBe(4);
  expect(checkJournal(state)).toBeUndefined();
  expect([...journal.since(0)][0]?.seq).toBe(5);

  await expect.poll(() => alarms.get('copy-failing'), patient).toBeUndefined();
  renameSync(medium, `${medium}-pulled`);
  await expect
    .poll(() => alarms.get('copy-failing') ?? '', patient)
    .toContain('expected the second medium mounted');
  journal.commit(turn([ticketIssued(2)]));
  journal.commit(turn([dayOpened(NEXT), ticketIssued(1)]));
  renameSync(`${medium}-pulled`, medium);
  await expect.poll(() => followed(folder, NEXT), patient).toEqual([10, 11]);
  await expect.poll(() => copiedTo(folder, DAY), patient).toBe(9);
  await expect.poll(() => alarms.get('copy-failing'), patient).toBeUndefined();
});

test.concurrent('nothing is followed twice when the daemon before left its last to be written', async context => {
  const { expect } = context;
  const { journal, folder, start } = secondFolder(context);
  journal.commit(turn([dayOpened(DAY)]));
  const one = start();
  const other = start();
  for (let number = 1; number <= 200; number += 1) journal.commit(turn([ticketIssued(number)]));
  await one.close();
  await expect
    .poll(() => followed(folder, DAY), patient)
    .toEqual(Array.from({ length: 201 }, (_, at) => at + 1));
  await other.close();
  expect(followed(folder, DAY)).toHaveLength(201);
});
