/** A card that nobody hears: its answer wire is broken, or it is wired to listen only. */
import { describe, expect, test } from 'vitest';
import { codes, encodeReply } from '../../../drivers/onbon-k/codec.ts';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { bench, pings, updates } from './bench.ts';

const wanted = (asked: ReturnType<typeof bench>['asked']): boolean[] =>
  asked.flatMap(({ message }) => (message.is === 'request' ? [message.wantsReply] : []));

describe('a card whose answer wire is broken', () => {
  test('is painted blind: a line in each frame, no answer wanted, everything deleted before; and then asked', async () => {
    const b = bench();
    b.show('A003', 'A004');
    await b.advance(2000);
    b.wire.toHost = swallow;
    await b.advance(10_000);
    expect(b.fitnessTold().at(-1)).toMatchObject({ is: 'lost' });
    b.newlyAsked();
    b.show('A005', 'A006');
    await b.advance(1800);
    const asked = b.newlyAsked();
    expect(updates(asked)).toEqual([['all', 0], [1]]);
    expect(wanted(asked).slice(0, 2)).toEqual([false, false]);
    expect(pings(asked)).toBeGreaterThan(0);
    expect(b.reads()).toBe('A005\nA006');
    expect(b.shownTold().at(-1)).toBe('none');
  });

  test('is painted again at every refresh, and never sooner than it may be', async () => {
    const b = bench('6k', { refreshMs: 10_000 });
    b.show('A003');
    await b.advance(2000);
    b.wire.toHost = swallow;
    await b.advance(10_000);
    b.newlyAsked();
    await b.advance(60_000);
    expect(updates(b.newlyAsked())).toHaveLength(6);
    for (let n = 10; n < 60; n += 1) {
      b.show(`A0${n}`);
      await b.advance(270);
    }
    b.plug();
    await b.advance(3000);
    expect(b.simulator.shows()).toMatchObject({ text: 'A059', tooFast: 0 });
    expect(b.shownTold().at(-1)).toBe('acked');
  });
});

test('an ACK that may be that to an earlier picture is not believed: the later is drawn again', async () => {
  const b = bench('6k', { replyWithinMs: 2000 });
  b.show('A003');
  await b.advance(1200);
  b.wire.toHost = swallow;
  b.show('A004');
  await b.advance(400);
  // The next frame is lost, and now the answer to the one before comes.
  b.wire.toDevices = swallow;
  b.newlyAsked();
  b.show('A005');
  while (updates(b.asked).length === 0) await b.advance(10);
  b.hear(encodeReply({ screen: 1, ...codes.ack, error: 0, payload: new Uint8Array() }));
  await b.advance(10);
  expect([b.reads(), b.shownTold()]).toEqual(['A004', ['acked']]);
  b.plug();
  await b.advance(3000);
  expect([b.reads(), b.shownTold()]).toEqual(['A005', ['acked', 'acked']]);
});

test('nor is the next ACK, while it may be that to the picture for which another was taken', async () => {
  const b = bench('6k', { replyWithinMs: 2000 });
  const anAck = encodeReply({ screen: 1, ...codes.ack, error: 0, payload: new Uint8Array() });
  /** A picture is sent; the answer that comes then is to the one before. */
  const ackBefore = async () => {
    while (updates(b.asked).length === 0) await b.advance(10);
    b.hear(anAck);
    b.newlyAsked();
  };
  b.show('A003');
  await b.advance(1200);
  b.wire.toHost = swallow;
  b.show('A004');
  await b.advance(50);
  b.newlyAsked();
  // Nobody answers, so it is sent again.
  await ackBefore();
  b.show('A005');
  await ackBefore();
  b.show('A006');
  await b.advance(500);
  b.wire.toDevices = swallow;
  await ackBefore();
  await b.advance(10);
  expect([b.reads(), b.shownTold()]).toEqual(['A005', ['acked']]);
});

describe('a card that is wired to listen only', () => {
  const silent = () => bench('6k', { answers: false, refreshMs: 10_000 });

  test('is told that no answer is wanted, and its picture is sent, never known to stand', async () => {
    const b = silent();
    b.show('A003');
    await b.advance(5000);
    expect(new Set(wanted(b.asked))).toEqual(new Set([false]));
    expect([b.reads(), b.fitnessTold(), b.shownTold()]).toEqual(['A003', [{ is: 'ready' }], ['sent']]);
    expect(b.board.health()).toMatchObject({ errors: 0, roundTripMs: 0 });
  });

  test('with nothing to show is as ready as its port', async () => {
    const b = silent();
    await b.advance(500);
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
    b.loseThePort();
    await b.advance(10);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'lost', why: 'the port is gone' });
  });

  test('is told each picture again after a second, two, four and eight, because nobody sees that it missed one', async () => {
    const b = silent();
    b.show('A003');
    await b.advance(2000);
    b.wire.toDevices = swallow;
    b.show('A004');
    await b.advance(900);
    b.plug();
    expect(b.reads()).toBe('A003');
    await b.advance(1500);
    expect(b.reads()).toBe('A004');
    b.newlyAsked();
    await b.advance(14_000);
    expect(updates(b.newlyAsked()).length).toBeLessThanOrEqual(4);
    expect(b.simulator.shows()).toMatchObject({ tooFast: 0 });
  });

  test('that hears nothing more shows its stored programme within a minute', async () => {
    const b = silent();
    b.show('A003');
    await b.advance(20_000);
    b.unplug();
    await b.advance(60_000);
    expect(b.reads()).toBe('请听工作人员叫号');
  });
});
