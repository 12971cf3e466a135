/** A disk that needs seconds for each write is told in the hall and in `$state`, and is well again after a good while. */
import { beforeEach, expect, it } from 'vitest';
import { lacking } from '../../daemon/mqtt/publish/degraded-hall.ts';
import { lackText } from '../../daemon/text/staff/sentences.ts';
import { fuzhou } from '../kit/hall/play.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

const minuteMs = 60_000;

let hall: TimedHall;
beforeEach(async () => {
  hall = timedHall();
  await hall.pass(0);
  await hall.openDay('1');
});

/** After a slow flush orders are gathered for a moment. */
async function order(verb: 'pause-counter' | 'open-counter'): Promise<void> {
  const answered = hall.give({ verb, counter: '1' });
  await hall.pass(5);
  await answered;
}

/** So many presses, each of which is written. */
async function press(times: number): Promise<void> {
  for (let pressed = 0; pressed < times; pressed += 1) {
    await order('pause-counter');
    await order('open-counter');
  }
  await hall.pass(10);
}

const degraded = () => lacking(fuzhou, hall.loop.hall).map(lackText)[0];
const raised = () => hall.commits.flat().filter(kind => kind === 'alarm-raised').length;

it('that needs 2 s a flush is said in $state, once; and is over when it was quick for a quarter of an hour', async () => {
  expect(degraded()).toBeUndefined();
  hall.flushMs = 2000;
  await press(2);
  expect(degraded()).toContain('the disk is slow: the journal waited 2.0 s for it');
  expect(hall.loop.hall.alarms.get('slow-disk')).toMatchObject({ severity: 'warning' });
  await press(20);
  expect(raised()).toBe(1);
  hall.flushMs = 0;
  await hall.pass(14 * minuteMs);
  hall.flushMs = 2000;
  await order('pause-counter');
  hall.flushMs = 0;
  await hall.pass(14 * minuteMs);
  expect(degraded()).toContain('the disk is slow');
  await hall.pass(2 * minuteMs);
  expect(degraded()).toBeUndefined();
});

it('that was slow now and then is no slow disk', async () => {
  for (let copies = 0; copies < 5; copies += 1) {
    hall.flushMs = 1500;
    await order('pause-counter');
    hall.flushMs = 0;
    await order('open-counter');
    await hall.pass(3 * minuteMs);
  }
  expect(raised()).toBe(0);
});

it('is told of by the next run too, which knows when it is over', async () => {
  hall.flushMs = 2000;
  await press(2);
  hall.flushMs = 0;
  await hall.restart(minuteMs);
  await hall.pass(0);
  expect(degraded()).toContain('the disk is slow');
  await hall.pass(16 * minuteMs);
  expect(degraded()).toBeUndefined();
});
