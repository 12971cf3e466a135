/** Which message the broker ends the connection at, and that the others go on without it. */
import { expect, test } from 'vitest';
import { says } from '../../daemon/core/types/alarm-message.ts';
import { openCutOffs } from '../../daemon/mqtt/publish/cut-offs.ts';
import { alarmText } from '../../daemon/text/staff/sentences.ts';
import { virtualTimers } from '../virtual-timers.ts';

/** A broker that takes messages in turn and cuts off whoever sends one of more than `limit` bytes; then all is sent again. */
function broker(limit: number, messages: Record<string, number>) {
  const { timers, advance } = virtualTimers();
  const told: (string | undefined)[] = [];
  const again: string[][] = [];
  const cutOffs = openCutOffs(
    timers,
    held => told.push(held && alarmText(says('broker-refuses', { held }))),
    keys => again.push([...keys]),
  );
  const here = { limit, messages, cuts: 0 };
  /** One connection: what it took; undefined when it was cut. */
  function connect(): string[] | undefined {
    const took: string[] = [];
    const onTheWay: { key: string; acked: () => void }[] = [];
    for (const [key, bytes] of Object.entries(here.messages)) {
      const go = (acked: () => void) => void onTheWay.push({ key, acked });
      cutOffs.send({ key, name: key, bytes }, go, () => took.push(key));
    }
    for (let next = onTheWay.shift(); next !== undefined; next = onTheWay.shift()) {
      if ((here.messages[next.key] ?? 0) > here.limit) {
        here.cuts += 1;
        cutOffs.down();
        return undefined;
      }
      next.acked();
    }
    return took;
  }
  function untilItStands(): string[] {
    for (let tries = 0; tries < 20; tries += 1) {
      const took = connect();
      if (took !== undefined) return took;
    }
    throw new Error('it never stands');
  }
  return { ...here, here, told, again, cutOffs, advance, connect, untilItStands };
}

const four = { info: 100, discovery: 900, hall: 50, 'event 7': 300 };

test('a broker that takes all is sent all', () => {
  const { connect, told, here } = broker(1000, four);
  expect(connect()).toEqual(Object.keys(four));
  expect(here.cuts).toBe(0);
  expect(told).toEqual([]);
});

test('the one that it cuts us off at is held after three cuts alone, told by name, and the rest goes on', () => {
  const { untilItStands, told, here } = broker(500, four);
  expect(untilItStands()).toEqual(['info', 'hall', 'event 7']);
  // Once among the others, three times alone.
  expect(here.cuts).toBe(4);
  expect(told).toEqual([
    expect.stringContaining('3 times when it was sent discovery (900 bytes): it was held back'),
  ]);
});

test('several are found one after the other', () => {
  const { untilItStands, told } = broker(200, four);
  expect(untilItStands()).toEqual(['info', 'hall']);
  expect(told.at(-1)).toContain('discovery (900 bytes), event 7 (300 bytes)');
});

test('it is tried again after ten minutes: a broker that takes it now has it, and that is told', async () => {
  const { untilItStands, told, again, advance, connect, here } = broker(500, four);
  untilItStands();
  await advance(9 * 60_000);
  expect(again).toEqual([]);
  here.limit = 1000;
  await advance(60_000);
  expect(again).toEqual([['discovery']]);
  expect(connect()).toEqual(Object.keys(four));
  expect(told.slice(1)).toEqual([undefined]);
});

test('while the broker still does not take it, each try costs one cut', async () => {
  const { untilItStands, advance, here } = broker(500, four);
  untilItStands();
  for (const cuts of [5, 6, 7]) {
    await advance(10 * 60_000);
    expect(untilItStands()).toEqual(['info', 'hall', 'event 7']);
    expect(here.cuts).toBe(cuts);
  }
});

test('a broker that began anew is tried at once', () => {
  const { untilItStands, cutOffs, again, connect, here } = broker(500, four);
  untilItStands();
  here.limit = 1000;
  cutOffs.down();
  expect(again).toEqual([['discovery']]);
  expect(connect()).toEqual(Object.keys(four));
});

test('what has become short enough is sent', () => {
  const { untilItStands, connect, told, here } = broker(500, { ...four });
  untilItStands();
  here.messages['discovery'] = 400;
  expect(connect()).toEqual(Object.keys(four));
  expect(told.at(-1)).toBeUndefined();
});

test('a network that is cut again and again, each time at another place, holds nothing back', () => {
  const { cutOffs, told, connect } = broker(1000, four);
  for (let cut = 0; cut < 40; cut += 1) {
    const onTheWay: (() => void)[] = [];
    for (const key of ['a', 'b', 'c', 'd'])
      cutOffs.send(
        { key, name: key, bytes: 10 },
        acked => void onTheWay.push(acked),
        () => undefined,
      );
    for (let acks = 0; acks < cut % 4; acks += 1) onTheWay.shift()?.();
    cutOffs.down();
  }
  expect(told).toEqual([]);
  expect(connect()).toEqual(Object.keys(four));
});

test('an acknowledgement of an earlier connection counts for nothing', () => {
  const { cutOffs } = broker(1000, four);
  const acks: (() => void)[] = [];
  let times = 0;
  const send = () =>
    cutOffs.send(
      { key: 'a', name: 'a', bytes: 1 },
      acked => void acks.push(acked),
      () => {
        times += 1;
      },
    );
  send();
  cutOffs.down();
  send();
  acks[0]?.();
  expect(times).toBe(0);
  acks[1]?.();
  expect(times).toBe(1);
});
