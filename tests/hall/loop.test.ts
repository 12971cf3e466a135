import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { says } from '../../daemon/core/types/alarm-message.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { refuse } from '../../daemon/core/types/refusals.ts';
import type { Answer } from '../../daemon/hall/answer.ts';
import type { Effects, HallLoop } from '../../daemon/hall/loop.ts';
import type { Journal } from '../../daemon/journal/journal.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { give as giveTo, journalOf, startLoop } from '../kit/hall/loop-hall.ts';
import { fuzhou, start } from '../kit/hall/play.ts';
import { virtualTimers } from '../virtual-timers.ts';

/** The morning of the day that is opened, whatever the time is here. */
const hour = 60 * 60_000;
const clock = { now: () => start, wall: () => start };

let dir: string;
let journal: Journal;
let hall: HallLoop;
/** What left the process, in order. */
let left: string[];

beforeEach(() => {
  dir = stateFolder();
  left = [];
  open();
});
afterEach(close);

const twice = refuse('set-aside', { order: 'one', times: 2 });

function open(): void {
  journal = journalOf(dir);
  hall = startLoop(
    { rules: fuzhou, journal, clock },
    {
      committed: entries => void left.push(`committed ${entries.map(({ event }) => event.kind).join(' ')}`),
    },
  );
}

function close(): void {
  hall.close();
  journal.close();
}

function give(command: Command, sender?: { client: string; id: string }): Promise<Answer> {
  return new Promise(resolve => {
    hall.submit({
      command,
      ...(sender && { sender: { ...sender, data: events => events.length } }),
      answered(answer) {
        left.push(`answered ${command.verb}`);
        resolve(answer);
      },
    });
  });
}

const take = {
  verb: 'take-ticket',
  services: ['withdrawal'],
  class: 'normal',
  choice: new Map([['bank', 'icbc']]),
  print: false,
} as const;

describe('one turn', () => {
  it('makes all orders of one instant durable in one commit, and answers none of them before it', async () => {
    await give({ verb: 'open-day', day: '2026-11-24' });
    left = [];
    const commits: number[] = [];
    const { commit } = journal;
    journal.commit = turn => {
      commits.push(turn.events.length);
      left.push('durable');
      return commit(turn);
    };
    await Promise.all([give(take), give(take), give({ verb: 'open-counter', counter: '1' })]);
    expect(commits).toEqual([5]);
    expect(left).toEqual([
      'durable',
      'committed ticket-issued visit-queued ticket-issued visit-queued counter-opened',
      'answered take-ticket',
      'answered take-ticket',
      'answered open-counter',
    ]);
  });

  it('gives each answer the number of the last event decided when it was given', async () => {
    await give({ verb: 'open-day', day: '2026-11-24' });
    const answers = await Promise.all([give(take), give({ verb: 'call-next', counter: '1' }), give(take)]);
    expect(answers.map(({ is }) => is)).toEqual(['done', 'refused', 'done']);
    expect(answers).toMatchObject([{ seq: 3 }, { seq: 3 }, { seq: 5 }]);
  });

  it('does an order with the same id once, in the same turn, later, and after a restart', async () => {
    await give({ verb: 'open-day', day: '2026-11-24' });
    const sender = { client: 'me', id: '1' };
    const [first, second] = await Promise.all([give(take, sender), give(take, sender)]);
    expect(first).toMatchObject({ is: 'done', seq: 3 });
    const repeated = { is: 'repeated', first: { status: 'ok', code: 'ok', seq: 3, data: 2 } };
    expect(second).toMatchObject(repeated);
    expect(await give(take, sender)).toMatchObject(repeated);
    close();
    open();
    expect(await give(take, sender)).toMatchObject(repeated);
    expect(hall.hall.visits.size).toBe(1);
  });

  it('keeps a refusal too, so that its repeat is told the same', async () => {
    await give({ verb: 'open-day', day: '2026-11-24' });
    const sender = { client: 'me', id: '2' };
    await give({ verb: 'call-next', counter: '1' }, sender);
    await give({ verb: 'open-counter', counter: '1' });
    expect(await give({ verb: 'call-next', counter: '1' }, sender)).toMatchObject({
      is: 'repeated',
      first: { status: 'rejected', code: 'counter-closed' },
    });
  });
});

it('an alarm is journalled with its sentence beside what it is made of, and is the same after a restart', async () => {
  await give({ verb: 'open-day', day: '2026-11-24' });
  const message = says('copy-same-disk', { place: '/mnt/two' });
  await give({ verb: 'tell-trouble', alarm: 'copy-same-disk', severity: 'warning', message });
  const text = expect.stringContaining('the copies in /mnt/two lie on the disk of the state folder');
  expect([...journal.replay()].at(-1)?.event).toMatchObject({ ...message, text });
  await give({ verb: 'close-day' });
  await give({ verb: 'open-day', day: '2026-11-25' });
  const carried = [...journal.replay()].find(({ event }) => event['what'] === 'alarm')?.event;
  expect(carried).toMatchObject({ alarm: { ...message, text } });
  const { alarms } = hall.hall;
  close();
  open();
  expect(hall.hall.alarms).toEqual(alarms);
});

it('the hall after a restart is the hall before it', async () => {
  await give({ verb: 'open-day', day: '2026-11-24' });
  await give({ verb: 'open-counter', counter: '1' });
  await Promise.all([give(take), give(take), give({ verb: 'call-next', counter: '1' })]);
  const before = structuredClone(hall.hall);
  close();
  open();
  expect(hall.hall).toEqual(before);
  expect(await give(take)).toMatchObject({ events: [{ ticket: 'A003' }, {}] });
});

it('a commit that fails ends the process before anything is answered', async () => {
  await give({ verb: 'open-day', day: '2026-11-24' });
  left = [];
  const ended = Promise.withResolvers<unknown>();
  const commit = () => {
    throw new Error('disk I/O error');
  };
  const failing = startLoop(
    { rules: fuzhou, journal: { ...journal, commit }, clock },
    {
      committed: () => void left.push('committed'),
      fatal(error): never {
        ended.resolve(error);
        throw error;
      },
    },
  );
  process.once('uncaughtException', () => {});
  failing.submit({ command: take, answered: () => left.push('answered') });
  expect(await ended.promise).toMatchObject({ message: 'disk I/O error' });
  expect(left).toEqual([]);
});

it('a job that is set aside is not begun, and holds nothing up', async () => {
  const job: Command = { verb: 'begin-job', job: '2026-11-24-1', device: 'voice-1' };
  const effects: Partial<Effects> = {
    takeNext: () => job,
    begin: order => (order === job ? twice : undefined),
  };
  const going = startLoop({ rules: fuzhou, journal, clock }, effects);
  expect(await giveTo(going, { verb: 'open-day', day: '2026-11-24' })).toMatchObject({ is: 'done' });
  going.close();
});

it('time that is set aside does not come again at full speed', async () => {
  await give({ verb: 'open-day', day: '2026-11-24' });
  await give({ verb: 'open-counter', counter: '1' });
  await give(take);
  const later = () => start + hour;
  let ticks = 0;
  const timers = virtualTimers();
  const standing = startLoop(
    { rules: fuzhou, journal, clock: { now: later, wall: later }, timers: timers.timers },
    {
      begin(order) {
        if (order.verb !== 'tick') return undefined;
        ticks += 1;
        return twice;
      },
    },
  );
  for (let turns = 0; turns < 50; turns += 1) {
    await timers.advance(0);
    await new Promise(setImmediate);
  }
  expect(ticks).toBe(1);
  for (let seconds = 0; seconds < 5; seconds += 1) {
    await timers.advance(1000);
    await new Promise(setImmediate);
  }
  expect(ticks).toBeGreaterThan(1);
  expect(ticks).toBeLessThanOrEqual(6);
  standing.close();
});
