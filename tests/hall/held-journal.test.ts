import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Answer } from '../../daemon/hall/answer.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

const day = '2026-11-24';
const loan = takeTicket('loan', 'normal', true);

let hall: TimedHall;
let tool: DatabaseSync;
beforeEach(async () => {
  hall = timedHall();
  await hall.give({ verb: 'open-day', day });
  tool = new DatabaseSync(join(hall.journal.state, 'journal', `${day}.db`));
});
afterEach(() => tool.close());

async function submitted(command: Command): Promise<void> {
  hall.loop.submit({ command });
  await nextTurn();
}

it('an order given while a tool holds the file of the day waits without holding anybody up, and is carried out once', async () => {
  tool.exec('BEGIN IMMEDIATE');
  const answers: Answer[] = [];
  for (const _ of [1, 2]) hall.loop.submit({ command: loan, answered: answer => answers.push(answer) });
  await hall.pass(30_000);
  expect(answers).toEqual([]);
  // Nothing was decided, so that whoever looks at the hall sees only what is in the journal.
  expect(hall.loop.hall.visits.size).toBe(0);
  tool.exec('ROLLBACK');
  await hall.pass(10);
  expect(answers.map(({ is }) => is)).toEqual(['done', 'done']);
  expect([...hall.loop.hall.visits.keys()]).toEqual(['B001', 'B002']);
  await hall.restart(0);
  expect([...hall.loop.hall.visits.keys()]).toEqual(['B001', 'B002']);
});

it('an order that comes to nothing leaves the file free for the next program', async () => {
  await hall.give({ verb: 'recall', counter: '1' });
  await hall.pass(60_000);
  tool.exec('BEGIN IMMEDIATE; ROLLBACK');
  expect(hall.commits).toHaveLength(1);
});

it('what holds the file for longer than a second is told once, and so is its end', async () => {
  tool.exec('BEGIN IMMEDIATE');
  await submitted(loan);
  await hall.pass(1000);
  expect(hall.heldUp).toEqual([]);
  await hall.pass(1000);
  expect(hall.heldUp).toEqual([
    `another program has held the journal in ${hall.journal.state} for 1 s: orders wait until it lets go`,
  ]);
  await hall.pass(10_000);
  expect(hall.loop.stuck()).toBe(
    `another program has held the journal in ${hall.journal.state} for 12 s: orders wait until it lets go`,
  );
  tool.exec('ROLLBACK');
  await hall.pass(10);
  expect(hall.heldUp.slice(1)).toEqual([undefined]);
  expect(hall.loop.stuck()).toBeUndefined();
});

it('one that never lets go ends the hall after a minute', async () => {
  tool.exec('BEGIN IMMEDIATE');
  await submitted(loan);
  await hall.pass(60_000);
  await expect(hall.pass(1000)).rejects.toThrow('database is locked');
});

it('a hall that is told to end while a tool holds the file ends at once', async () => {
  tool.exec('BEGIN IMMEDIATE');
  await submitted(loan);
  hall.loop.close();
  await hall.pass(10);
  expect(hall.commits).toHaveLength(1);
});

it('a hall that starts while a tool holds the file waits for it, too', async () => {
  await hall.give(loan);
  tool.exec('BEGIN IMMEDIATE');
  await hall.restart(1000);
  const answer = hall.give(loan);
  await nextTurn();
  await hall.pass(5000);
  tool.exec('ROLLBACK');
  await hall.pass(10);
  expect(await answer).toMatchObject({ is: 'done', events: [{ ticket: 'B002' }, {}] });
});
