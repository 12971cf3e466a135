/** The process that keeps the second folder, for real; what it does there is tried in follow.test.ts. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { test, vi } from 'vitest';
import { readTail } from '../../daemon/copies/tail-file.ts';
import { checkJournal } from '../../daemon/journal/check.ts';
import { type Journal, openJournal } from '../../daemon/journal/journal.ts';
import { openSecretKey, secretKeyName } from '../../daemon/journal/secret-key.ts';
import { dayOpened, ticketIssued, turn } from '../kit/hall/journal.ts';
import { copiedTo, followed, isTwoDisks, type SecondFolder, secondFolder } from './second-folder.ts';

const DAY = '2026-03-02';
const NEXT = '2026-03-03';
const LATER = '2026-03-04';
const onTwoDisks = { concurrent: true, skip: !isTwoDisks };
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
    .toEqual([`${DAY}.db`, `${NEXT}.db`, `${NEXT}.jsonl`, 'cursors.db', 'medium.json']);
  expect(alarms.get('copy-failing')).toBeUndefined();
});

test('the key of the return slips goes with the days, closed to others', async context => {
  const { expect } = context;
  const { journal, folder, state, start } = secondFolder(context);
  openSecretKey(state);
  start();
  journal.commit(turn([dayOpened(DAY), { kind: 'day-closed', day: DAY }]));
  await expect.poll(() => existsSync(join(folder, secretKeyName)) && copiedTo(folder, DAY), patient).toBe(2);
  const copy = join(folder, secretKeyName);
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(join(state, secretKeyName), 'utf8'));
  expect(statSync(copy).mode & 0o777).toBe(0o600);
});

test(
  'an outage over days leaves no gap, and no day leaves the state folder meanwhile',
  onTwoDisks,
  async context => {
    const { expect } = context;
    const { journal, medium, folder, state, start, alarms } = secondFolder(context, 'apart');
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
  },
);

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

test.concurrent('a journal that an older copy was put in the place of goes on apart from what it lost, which is kept', async context => {
  const { expect } = context;
  const one = secondFolder(context);
  const { state, medium, folder } = one;
  one.journal.commit(turn([dayOpened(DAY), ticketIssued(1)]));
  await follows(one, 2);
  one.journal.close();
  cpSync(join(state, 'journal'), join(state, 'backup'), { recursive: true });
  const later = openedJournal(state);
  later.commit(turn([ticketIssued(2), ticketIssued(3)]));
  later.commit(turn([dayOpened(NEXT), ticketIssued(1)]));
  await follows({ ...one, journal: later }, 2);
  const lost = [...later.since(2)].map(({ event }) => event);
  later.close();
  rmSync(join(state, 'journal'), { recursive: true });
  cpSync(join(state, 'backup'), join(state, 'journal'), { recursive: true });

  const restored = openedJournal(state);
  const copies = one.start({ journal: restored });
  await expect.poll(() => one.alarms.get('copy-failing') ?? '', patient).toContain('the journal went back');
  expect(one.beyond).toMatchObject([{ end: { day: NEXT, seq: 6 }, numbers: [{ number: 3 }, { number: 1 }] }]);
  restored.commit(turn([ticketIssued(4), ticketIssued(5)]));
  restored.commit(turn([dayOpened(LATER), ticketIssued(1)]));
  await expect.poll(() => followed(folder, LATER), patient).toEqual([5, 6]);
  await expect.poll(() => one.alarms.get('copy-failing'), patient).toBeUndefined();
  await copies.close();
  const mine = [...restored.since(0)].map(({ event }) => event);
  const days = readdirSync(folder).filter(name => name.endsWith('.jsonl'));
  for (const name of days) expect(mine).toEqual(expect.arrayContaining(eventsOf(join(folder, name))));
  const aside = join(medium, 'fuzhou', 'aside-1');
  const kept = readdirSync(aside).flatMap(name =>
    name.endsWith('.jsonl') ? eventsOf(join(aside, name)) : [],
  );
  expect(kept).toEqual(expect.arrayContaining(lost));
  restored.close();
});

test(
  'the place where the medium was mounted keeps no copy, and no day leaves the state folder for it, over restarts too',
  onTwoDisks,
  async context => {
    const { expect } = context;
    const one = secondFolder(context, 'apart');
    const { journal, medium, alarms } = one;
    for (const day of ['2026-01-01', '2026-01-02', '2026-02-27', DAY])
      journal.commit(turn([dayOpened(day), ticketIssued(1)]));
    await follows(one, 2);
    // Pulled: what is left is a folder on the disk of the state folder.
    const mountPoint = join(one.state, '..', 'mount-point');
    mkdirSync(mountPoint);
    renameSync(medium, `${medium}-pulled`);
    symlinkSync(mountPoint, medium);
    const copies = one.start({ keepDays: 30 });
    await expect
      .poll(() => alarms.get('copy-failing') ?? '', patient)
      .toContain('found the disk of the state folder, expected the second medium mounted there');
    await copies.close();
    expect(readdirSync(mountPoint)).toEqual([]);
    expect(journal.days()).toHaveLength(4);
  },
);

test.concurrent('on the disk of the state folder copies are kept, and no day leaves the state folder for them', async context => {
  const { expect } = context;
  const { journal, folder, start, alarms } = secondFolder(context);
  for (const day of ['2026-01-01', '2026-01-02', '2026-02-27', DAY])
    journal.commit(turn([dayOpened(day), ticketIssued(1)]));
  const copies = start({ keepDays: 30 });
  await expect.poll(() => existsSync(join(folder, 'cursors.db')), patient).toBe(true);
  expect(alarms.get('copy-same-disk')).toContain('keepDays deletes nothing');
  await copies.close();
  expect(journal.days()).toHaveLength(4);
});

/** Until the second folder has so many events of the newest day. */
async function follows({ journal, folder, start }: SecondFolder, events: number): Promise<void> {
  const copies = start({ journal });
  const day = journal.days().at(-1) ?? '';
  await vi.waitUntil(() => followed(folder, day).length >= events, patient);
  await copies.close();
}

function openedJournal(state: string): Journal {
  const result = openJournal(state);
  if (!result.ok) throw new Error(result.problem.message);
  return result.journal;
}

function eventsOf(path: string): unknown[] {
  return readTail(path).rows.map(({ text }) => JSON.parse(text));
}
