/** Presses through the inputs into the loop of a hall, several in one turn. */

import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../daemon/core/types/events.ts';
import { type Inputs, openInputs } from '../../daemon/hall/inputs.ts';
import type { KeyName, PadAnswer } from '../../drivers/device.ts';
import { borderOf } from '../kit/hall/bookings.ts';
import { readHall } from '../kit/hall/config.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { codesOfSlips } from '../kit/hall/slips.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

const config = readHall('config/halls/fuzhou.yaml');

let hall: TimedHall;
let inputs: Inputs;
let answers: PadAnswer[];

beforeEach(async () => {
  hall = timedHall();
  open();
  await hall.openDay('1');
});

function open(): void {
  answers = [];
  inputs = openInputs({
    config,
    hall: hall.loop,
    devices: { answer: (_, __, how) => void answers.push(how) },
    bookings: borderOf(config.rules, stateFolder()),
    slips: codesOfSlips(config.hall),
    cards: { at: () => undefined },
    journal: hall.journal,
    clock: hall.clock,
    log: pino({ enabled: false }),
  });
}

function press(key: KeyName, digits = ''): void {
  inputs.padSaid('pad-1', '1', { press: key, digits, frame: new TextEncoder().encode(key) });
}

function rate(rating: number): void {
  inputs.padSaid('pad-1', '1', { rating, frame: Uint8Array.of(0xe0, rating) });
}

/** All that was pressed is carried out in one turn. */
const turn = () => hall.pass(0);
const loan = () => hall.give(takeTicket('loan'));

describe('keys pressed one after the other in one turn', () => {
  it('mean what the hall makes them after the key before: next, then a choice for the visit it called', async () => {
    await loan();
    hall.commits.length = 0;
    press('next');
    press('transfer', '8');
    await turn();
    expect(hall.commits).toEqual([['visit-called', 'visit-started', 'route-chosen']]);
    expect(answers).toEqual([{ is: 'done' }, { is: 'done' }]);
  });

  it('mean the same for the green channel, which is given to the visit just called', async () => {
    await loan();
    press('next');
    press('ok', '5');
    await turn();
    expect(hall.loop.hall.visits.get('B001')).toMatchObject({ class: 'green', place: { is: 'called' } });
  });

  it('mean nothing where the key before left nothing to do', async () => {
    press('ok', '5');
    await turn();
    expect(hall.commits).toEqual([]);
    expect(answers).toEqual([{ is: 'refused', code: 15 }]);
  });
});

describe('pause', () => {
  it('pressed again while it waits for the visit in hand is taken back', async () => {
    await loan();
    press('next');
    press('pause');
    await turn();
    expect(hall.loop.hall.counters.get('1')).toMatchObject({ status: 'open', pausing: true });
    await hall.pass(1600);
    press('pause');
    await turn();
    expect(hall.loop.hall.counters.get('1')).toMatchObject({ status: 'open', pausing: false });
  });
});

describe('one beep', () => {
  it('tells that the counter is ready, and none that it is not any more', async () => {
    press('next');
    await turn();
    press('cancel');
    await turn();
    expect(answers).toEqual([{ is: 'ready' }, { is: 'done' }]);
  });

  it('is not given when next called somebody', async () => {
    await loan();
    press('next');
    await turn();
    expect(answers).toEqual([{ is: 'done' }]);
  });
});

describe('a rating', () => {
  it('is a grade from 1 to 5; another key of the rating pad is refused', async () => {
    for (const grade of [1, 5]) {
      await loan();
      await hall.give({ verb: 'call-next', counter: '1' });
      await hall.give({ verb: 'finish', counter: '1', outcome: 'refused', reason: 0 });
      rate(grade);
      await turn();
      expect(hall.commits.at(-1)?.[0]).toBe('rated');
    }
    answers = [];
    rate(0);
    rate(6);
    await turn();
    expect(answers).toEqual([
      { is: 'refused', code: 35 },
      { is: 'refused', code: 35 },
    ]);
  });
});

describe('the same frame after a restart', () => {
  it('within 1.6 s is a repeat: acknowledged, and not done again', async () => {
    press('pause');
    await turn();
    await hall.restart(1000);
    open();
    press('pause');
    await turn();
    expect(answers).toEqual([{ is: 'repeat' }]);
    expect(kinds()).toEqual(['counter-paused']);
  });

  it('1.6 s after the first is a press of its own', async () => {
    press('pause');
    await turn();
    await hall.restart(1600);
    open();
    press('pause');
    await turn();
    expect(kinds()).toEqual(['counter-paused', 'counter-resumed']);
  });

  it('of a press that was refused before it is a press of its own', async () => {
    press('recall');
    await turn();
    await loan();
    await hall.give({ verb: 'call-next', counter: '1' });
    const [job = ''] = hall.loop.hall.jobs.keys();
    await hall.give({ verb: 'begin-job', job, device: 'voice-1' });
    await hall.give({ verb: 'end-job', job, device: 'voice-1', outcome: 'done' });
    await hall.restart(1000);
    open();
    press('recall');
    await turn();
    expect(answers).toEqual([{ is: 'refused', code: 18 }]);
  });
});

const kinds = () => [...hall.journal.since(2)].map(({ event }) => (event as Event).kind);
