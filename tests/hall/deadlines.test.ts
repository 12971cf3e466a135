import { beforeEach, describe, expect, it } from 'vitest';
import { takeTicket } from '../kit/hall/small-hall.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

let hall: TimedHall;
beforeEach(async () => {
  hall = timedHall();
  await hall.openDay('1', '2');
});

const loan = takeTicket('loan');
const place = (ticket: string) => hall.loop.hall.visits.get(ticket)?.place.is;

/** A loan called at this counter, and its call said to its end. */
async function call(counter: string): Promise<void> {
  await hall.give(loan);
  await hall.give({ verb: 'call-next', counter });
  const [job = ''] = hall.loop.hall.jobs.keys();
  await hall.give({ verb: 'begin-job', job, device: 'voice-1' });
  await hall.give({ verb: 'end-job', job, device: 'voice-1', outcome: 'done' });
}

async function miss(counter: string): Promise<void> {
  await call(counter);
  await hall.pass(30_000);
  await hall.give({ verb: 'miss', counter });
}

describe('a visit that was called', () => {
  it('starts by itself 30 s after its call was said, not before', async () => {
    await call('1');
    await hall.pass(29_999);
    expect(place('B001')).toBe('called');
    await hall.pass(1);
    expect(place('B001')).toBe('serving');
    expect(hall.commits.at(-1)).toEqual(['visit-started']);
  });

  it('starts in its own time when another was called after it', async () => {
    await call('1');
    await hall.pass(15_000);
    await call('2');
    await hall.pass(15_000);
    expect([place('B001'), place('B002')]).toEqual(['serving', 'called']);
    await hall.pass(15_000);
    expect(place('B002')).toBe('serving');
  });

  it('and was started by its clerk is left alone by time', async () => {
    await call('1');
    await hall.give({ verb: 'start', counter: '1' });
    await hall.pass(60_000);
    expect(hall.commits.at(-1)).toEqual(['visit-started']);
    expect(hall.commits.filter(kinds => kinds.includes('visit-started'))).toHaveLength(1);
  });

  it('starts in its time though the process ended and began again in between', async () => {
    await call('1');
    await hall.restart(12_000);
    await hall.pass(17_999);
    expect(place('B001')).toBe('called');
    await hall.pass(1);
    expect(place('B001')).toBe('serving');
  });

  it('starts at once when its time came while no process ran', async () => {
    await call('1');
    await hall.restart(3_600_000);
    expect(place('B001')).toBe('called');
    await hall.pass(0);
    expect(place('B001')).toBe('serving');
  });
});

describe('a visit that missed its call', () => {
  it('is left half an hour later, though nobody orders anything', async () => {
    await miss('1');
    await hall.pass(30 * 60_000 - 1);
    expect(place('B001')).toBe('missed');
    await hall.pass(1);
    expect(place('B001')).toBe('left');
  });

  it('is left also after a restart, at its time', async () => {
    await miss('1');
    await hall.restart(10 * 60_000);
    await hall.pass(20 * 60_000 - 1);
    expect(place('B001')).toBe('missed');
    await hall.pass(1);
    expect(place('B001')).toBe('left');
  });

  it('does not keep the one after it from being left in its own time', async () => {
    await miss('1');
    await hall.pass(60_000);
    await miss('1');
    await hall.pass(30 * 60_000 - 90_000);
    expect([place('B001'), place('B002')]).toEqual(['left', 'missed']);
    await hall.pass(90_000);
    expect(place('B002')).toBe('left');
  });
});

it('a hall waits for one moment at a time, whatever is due', async () => {
  expect(hall.armed()).toBe(1);
  await call('1');
  await call('2');
  expect(hall.armed()).toBe(1);
  await hall.pass(20_000);
  expect(hall.armed()).toBe(1);
});

it('a counter that calls nobody while people wait raises its alarm by itself, and a call clears it', async () => {
  await hall.give(loan);
  await hall.pass(5 * 60_000);
  expect([...hall.loop.hall.alarms.keys()]).toEqual(['no-calls-approval']);
  await hall.give({ verb: 'call-next', counter: '1' });
  await hall.pass(0);
  expect(hall.commits.slice(-2)).toEqual([['visit-called'], ['alarm-cleared']]);
});

it('a day that nobody closes ends by itself, also when no process ran in the evening', async () => {
  await hall.give(loan);
  await hall.restart(20 * 3_600_000);
  await hall.pass(0);
  expect(hall.loop.hall.open).toBe(false);
  expect(place('B001')).toBe('left');
});

it('a hall that is closed waits for nothing and does nothing any more, whatever falls due', async () => {
  await call('1');
  hall.loop.close();
  expect(hall.armed()).toBe(0);
  const { length } = hall.commits;
  await hall.pass(3_600_000);
  expect(hall.commits).toHaveLength(length);
});

describe('the answer to a scan', () => {
  const asked = 'B001 前面等候 0 人';
  const scan = async () => {
    await hall.give(loan);
    await hall.give({ verb: 'scan', ticket: 'B001' });
    expect(hall.bottomLine).toMatch(asked);
  };

  it('goes from the board when its quarter of a minute is over, though nothing happens in the hall', async () => {
    await scan();
    await hall.pass(14_999);
    expect(hall.bottomLine).toMatch(asked);
    await hall.pass(1);
    expect(hall.bottomLine).not.toMatch(asked);
    expect(hall.commits.at(-1)).toEqual(['place-asked']);
  });

  it('goes, though an order that changes nothing comes just before the timer', async () => {
    await scan();
    hall.late(15_000);
    await hall.give({ verb: 'recall', counter: '1' });
    expect(hall.bottomLine).not.toMatch(asked);
  });

  it('goes after a restart, too', async () => {
    await scan();
    await hall.restart(14_000);
    await hall.pass(0);
    expect(hall.bottomLine).toMatch(asked);
    await hall.pass(1000);
    expect(hall.bottomLine).not.toMatch(asked);
  });
});
