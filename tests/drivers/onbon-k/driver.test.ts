import { describe, expect, test } from 'vitest';
import type { LineMember, Outcome } from '../../../drivers/link/line.ts';
import type { Rank } from '../../../drivers/link/turns.ts';
import { decodeAreaUpdate, type OnbonMessage } from '../../../drivers/onbon-k/codec.ts';
import { onbonK } from '../../../drivers/onbon-k/driver.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { bench, card, pace, swallow } from './bench.ts';

/** Ids of the areas in each A3 06, `all` first where everything is deleted before. */
function updates(asked: readonly { message: OnbonMessage }[]): unknown[] {
  return asked.flatMap(({ message }) => {
    const update =
      message.is === 'request' && message.command === 6 ? decodeAreaUpdate(message.payload) : undefined;
    if (update === undefined) return [];
    return [[...(update.remove === 'all' ? ['all'] : update.remove), ...update.areas.map(area => area.id)]];
  });
}
const pings = (asked: readonly { message: OnbonMessage }[]): number =>
  asked.filter(({ message }) => message.is === 'request' && message.group === 0xa2 && message.command === 0)
    .length;

const programme = '请听工作人员叫号';
const strange =
  'something answers that nobody understands: look at the baud rate of the board (9600 or 57600), and at the cable';
const silence =
  'no answer from the board: look at its power, its cable, its screen id and its baud rate (9600 or 57600)';

describe('a healthy board', () => {
  test('is painted whole after the link came up, and shown only when the card confirmed it', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(100);
    expect([b.reads(), b.shownTold(), b.fitnessTold()]).toEqual([programme, [], []]);
    await b.advance(900);
    expect(b.reads()).toBe('A001\n3号窗口');
    expect(updates(b.asked)).toEqual([['all', 0, 1]]);
    expect(b.shownTold()).toEqual(['acked']);
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });

  test('with nothing to show yet is asked whether it is there', async () => {
    const b = bench();
    await b.advance(500);
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
    expect(b.shownTold()).toEqual([]);
    await b.advance(pace.refreshMs);
    expect(pings(b.asked)).toBe(2);
  });

  test('blinks, scrolls and colours as it is told', async () => {
    const b = bench();
    b.board.want(
      {
        lines: [
          { text: 'A001', blink: true, colour: 'green' },
          { text: '请听到叫号的市民到三号窗口', scroll: true, colour: 'yellow' },
        ],
      },
      true,
    );
    await b.advance(1000);
    expect(b.simulator.shows()).toEqual({
      text: 'A001\n请听到叫号的市民到三号窗口',
      blink: true,
      lines: [
        { text: 'A001', blink: true, colour: 'green', scroll: false },
        { text: '请听到叫号的市民到三号窗口', blink: false, colour: 'yellow', scroll: true },
      ],
      lit: true,
      brightness: 16,
      tooFast: 0,
    });
  });

  test('shows tickets whose letters have to be escaped', async () => {
    const b = bench();
    b.show('Z[001]Z', '[[ZZ');
    await b.advance(1000);
    expect(b.reads()).toBe('Z[001]Z\n[[ZZ');
  });

  test('gets only the line that changed', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(2000);
    b.newlyAsked();
    b.show('A002', '3号窗口');
    await b.advance(1000);
    expect(updates(b.asked)).toEqual([[0]]);
    expect(b.reads()).toBe('A002\n3号窗口');
    expect(b.shownTold()).toEqual(['acked', 'acked']);
  });

  test('is cleared and painted whole when its lines change their places', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(2000);
    b.newlyAsked();
    b.show('暂停');
    await b.advance(1000);
    expect(updates(b.asked)).toEqual([['all', 0]]);
    expect(b.reads()).toBe('暂停');
  });

  test('shows the latest of many numbers, one refresh a second, the older ones never sent', async () => {
    const b = bench();
    for (let n = 1; n <= 40; n += 1) {
      b.show(`A${String(n).padStart(3, '0')}`);
      await b.advance(100);
    }
    await b.advance(2000);
    expect(b.reads()).toBe('A040');
    expect(b.simulator.shows()['tooFast']).toBe(0);
    expect(updates(b.asked).length).toBeLessThanOrEqual(6);
    expect(b.board.health().queueDepth).toBe(0);
  });

  test('is told at once when the wanted picture is the one it shows again', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(500);
    b.show('A002');
    b.show('A001');
    await b.advance(1);
    expect(b.shownTold()).toEqual(['acked', 'acked']);
    expect(updates(b.asked)).toEqual([['all', 0]]);
  });

  test('is refreshed whole before its picture expires, and never falls back to the stored programme', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(1000);
    b.newlyAsked();
    for (let s = 0; s < 180; s += 1) {
      await b.advance(1000);
      expect(b.reads()).toBe('A001\n3号窗口');
    }
    expect(updates(b.asked).length).toBeGreaterThanOrEqual(8);
    expect(updates(b.asked).every(ids => String(ids) === '0,1')).toBe(true);
    expect(b.shownTold()).toEqual(['acked']);
  });

  test('is refreshed in the lines, too, that did not change with the last number', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(10_000);
    b.show('A002', '3号窗口');
    await b.advance(pace.refreshMs - 9000);
    expect(updates(b.asked)).toEqual([['all', 0, 1], [0], [0, 1]]);
  });

  test('counts its frames and measures the round trip', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(1000);
    const health = b.board.health();
    expect(health).toMatchObject({ errors: 0, retries: 0, reopened: 0, queueDepth: 0 });
    expect(health.frames).toBe(b.asked.length);
    expect(health.roundTripMs).toBeGreaterThan(50);
  });

  test('of the fifth generation gets its long lines in frames that fit its receive buffer', async () => {
    const b = bench('5k');
    const lines = [0, 1, 2, 3].map(n => `${n}${'号'.repeat(90)}`);
    b.show(...lines);
    await b.advance(3000);
    expect(b.reads()).toBe(lines.join('\n'));
    expect(updates(b.asked)).toEqual([
      ['all', 0, 1],
      [2, 3],
    ]);
    expect(b.shownTold()).toEqual(['acked']);
  });
});

describe('a board that is not heard', () => {
  test('is lost after three tries, pinged once a second, and painted whole at its first answer', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(1000);
    b.unplug();
    b.newlyAsked();
    b.show('A002');
    await b.advance(6000);
    expect(updates(b.asked)).toEqual([[0], [0], [0]]);
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }, { is: 'lost', why: silence }]);
    expect(b.shownTold()).toEqual(['acked', 'none']);

    b.newlyAsked();
    for (let n = 3; n < 53; n += 1) {
      b.show(`A0${n}`);
      await b.advance(200);
    }
    expect(updates(b.asked)).toEqual([]);
    expect(pings(b.asked)).toBeGreaterThanOrEqual(7);
    expect(pings(b.asked)).toBeLessThanOrEqual(10);

    b.newlyAsked();
    b.plug();
    await b.advance(2500);
    expect(updates(b.asked)).toEqual([['all', 0]]);
    expect(b.reads()).toBe('A052');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
  });

  test('falls back to its stored programme after a minute, so that it does not lie', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(1000);
    b.unplug();
    await b.advance(58_000);
    expect(b.reads()).toBe('A001');
    await b.advance(2000);
    expect(b.reads()).toBe(programme);
  });

  test('whose first reply is lost shows the number at the second try, not faster than the card can', async () => {
    const b = bench();
    b.wire.toHost = bytes => {
      b.plug();
      return swallow(bytes);
    };
    b.show('A001');
    await b.advance(3000);
    expect(b.reads()).toBe('A001');
    expect(b.shownTold()).toEqual(['acked']);
    expect(b.board.health()).toMatchObject({ errors: 1, retries: 1 });
    expect(b.simulator.shows()['tooFast']).toBe(0);
  });

  test('whose port went is lost with the reason, and painted whole when it is back', async () => {
    const b = bench();
    b.show('A001', '1号窗口');
    await b.advance(1000);
    b.loseThePort();
    b.show('A002', '1号窗口');
    await b.advance(5000);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'lost', why: 'the port is gone' });
    expect(b.shownTold()).toEqual(['acked', 'none']);
    b.newlyAsked();
    b.bringThePortBack();
    await b.advance(3000);
    expect(updates(b.asked)).toEqual([['all', 0, 1]]);
    expect(b.reads()).toBe('A002\n1号窗口');
    expect(b.fitnessTold()).toHaveLength(3);
    expect(b.board.health().reopened).toBe(1);
  });

  test('whose port goes in the middle of an exchange is not taken for painted', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(20);
    b.loseThePort();
    await b.advance(500);
    expect(b.shownTold()).toEqual([]);
    b.bringThePortBack();
    await b.advance(3000);
    expect(b.shownTold()).toEqual(['acked']);
    expect(b.reads()).toBe('A001');
  });

  test('shows the last number, however often it is unplugged and plugged while numbers change', async () => {
    const b = bench();
    for (let n = 100; n < 160; n += 1) {
      b.show(`A${n}`, `${n % 9}号窗口`);
      if (n % 7 === 0) b.unplug();
      if (n % 7 === 3) b.plug();
      if (n % 13 === 0) b.loseThePort();
      if (n % 13 === 2) b.bringThePortBack();
      await b.advance(370);
    }
    b.plug();
    b.bringThePortBack();
    await b.advance(6000);
    expect(b.reads()).toBe('A159\n6号窗口');
    expect(b.shownTold().at(-1)).toBe('acked');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.simulator.shows()['tooFast']).toBe(0);
  });
});

describe('a board at another speed', () => {
  const junk = (): Uint8Array => Uint8Array.of(0xff, 0x00, 0xfc, 0x5a, 0x13);

  test('that answers junk is lost, with the baud rate to look at, and ready when it was set', async () => {
    const b = bench();
    b.wire.toHost = junk;
    b.show('A001');
    await b.advance(4000);
    expect(b.fitnessTold()).toEqual([{ is: 'lost', why: strange }]);
    b.plug();
    await b.advance(2000);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.reads()).toBe('A001');
  });

  test('that is silent until it is switched on is told anew when it answers junk, and when it is off again', async () => {
    const b = bench();
    b.unplug();
    b.show('A001');
    await b.advance(5000);
    b.wire.toHost = junk;
    b.wire.toCard = bytes => {
      b.hear(junk());
      return swallow(bytes);
    };
    await b.advance(20_000);
    b.unplug();
    await b.advance(10_000);
    expect(b.fitnessTold()).toEqual([
      { is: 'lost', why: silence },
      { is: 'lost', why: strange },
      { is: 'lost', why: silence },
    ]);
  });

  test('is not blamed on the speed for one answer that was garbled', async () => {
    const b = bench();
    b.wire.toHost = bytes => {
      b.unplug();
      return junk().subarray(0, bytes.length);
    };
    b.show('A001');
    await b.advance(6000);
    expect(b.fitnessTold()).toEqual([{ is: 'lost', why: silence }]);
  });

  test('is not blamed where an adapter hears itself and was not declared', async () => {
    const b = bench();
    b.wire.toCard = bytes => {
      b.hear(bytes);
      return swallow(bytes);
    };
    b.show('A001');
    await b.advance(6000);
    expect(b.fitnessTold()).toEqual([{ is: 'lost', why: silence }]);
  });
});

describe('a board that lost power', () => {
  test('and stayed away for a while is painted whole when it is heard again', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(5000);
    b.unplug();
    b.show('A002', '3号窗口');
    await b.advance(10_000);
    b.simulator.fault('power-cycle');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'lost', why: silence });
    b.plug();
    await b.advance(2500);
    expect(b.reads()).toBe('A002\n3号窗口');
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
  });

  test('in the middle of a picture shows all of it soon after', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(2000);
    b.show('A002', '3号窗口');
    await b.advance(50);
    b.simulator.fault('power-cycle');
    await b.advance(pace.refreshMs);
    expect(b.reads()).toBe('A002\n3号窗口');
  });

  test('without anybody noticing is whole again at the next refresh', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(5000);
    b.simulator.fault('power-cycle');
    expect(b.reads()).toBe(programme);
    await b.advance(pace.refreshMs);
    expect(b.reads()).toBe('A001\n3号窗口');
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });
});

describe('a card that refuses', () => {
  test('because it is busy is asked again until it takes the number', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(2000);
    b.refuseNext(3, 3);
    b.show('A002');
    await b.advance(1500);
    expect(b.reads()).toBe('A002');
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
    expect(b.board.health()).toMatchObject({ errors: 2, retries: 2 });
  });

  test('because it stays busy is reported in words, and ready when it took the number at last', async () => {
    const b = bench();
    b.simulator.fault('busy');
    b.show('A001');
    await b.advance(5000);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'degraded', why: 'the card is busy (code 3)' });
    b.simulator.fault('none');
    await b.advance(2000);
    expect(b.reads()).toBe('A001');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
  });

  test('a refresh because it is busy for a while shows its picture again when it is free', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(2000);
    b.simulator.fault('busy');
    await b.advance(pace.refreshMs + 5000);
    expect(b.shownTold()).toEqual(['acked', 'none']);
    b.simulator.fault('none');
    await b.advance(2000);
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
  });

  test('because the frame was damaged on the wire gets it again at once', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(2000);
    b.wire.toCard = bytes => {
      b.plug();
      return bytes.with(60, (bytes[60] ?? 0) ^ 1);
    };
    b.show('A002');
    await b.advance(600);
    expect(b.reads()).toBe('A002');
    expect(b.board.health()).toMatchObject({ errors: 1, retries: 1 });
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });

  test('for want of a font is degraded, not asked again before the next refresh, and takes another picture', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(2000);
    b.newlyAsked();
    b.refuseNext(12);
    b.show('A002');
    await b.advance(10_000);
    expect(updates(b.asked)).toEqual([[0]]);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'degraded', why: 'font missing on the card (code 12)' });
    expect(b.shownTold()).toEqual(['acked', 'none']);
    b.show('A003');
    await b.advance(1000);
    expect(b.reads()).toBe('A003');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
  });
});

describe('a bad wire', () => {
  test('that garbles a reply costs one more try', async () => {
    const b = bench();
    b.wire.toHost = bytes => {
      b.plug();
      return bytes.with(20, (bytes[20] ?? 0) ^ 0x40);
    };
    b.show('A001');
    await b.advance(3000);
    expect(b.shownTold()).toEqual(['acked']);
    expect(b.reads()).toBe('A001');
  });

  test('that brings half a frame and noise before each reply does no harm', async () => {
    const b = bench();
    b.wire.toHost = bytes =>
      Buffer.concat([bytes.subarray(0, 15), Uint8Array.of(0x5a, 0x00, 0xff, 0xa6), bytes]);
    b.wire.toCard = bytes => Buffer.concat([Uint8Array.of(0x00, 0x5a, 0xa5, 0x01), bytes]);
    b.show('A001');
    await b.advance(1000);
    expect(b.reads()).toBe('A001');
    expect(b.board.health()).toMatchObject({ errors: 0 });
  });

  test('that brings an answer too late confirms nothing', async () => {
    const b = bench();
    const replies: Uint8Array[] = [];
    b.wire.toHost = bytes => {
      replies.push(bytes);
      return swallow(bytes);
    };
    b.show('A001');
    await b.advance(600);
    expect(replies).toHaveLength(1);
    b.wire.toCard = swallow;
    for (const late of replies) b.hear(late);
    await b.advance(1500);
    expect(b.shownTold()).toEqual([]);
  });
});

test('a closed board says and asks nothing any more', async () => {
  const b = bench();
  b.show('A001');
  await b.advance(1000);
  b.newlyAsked();
  const told = b.told.length;
  await b.board.close();
  b.show('A002');
  await b.advance(60_000);
  await b.line.close();
  expect([b.asked, b.told.length]).toEqual([[], told]);
});

test('a changed number goes before the refresh of others, a refresh in its turn, a ping behind all', async () => {
  const time = virtualTimers();
  const ranks: Rank[] = [];
  let member: LineMember<OnbonMessage> | undefined;
  let outcome: Outcome = 'answered';
  const seat = {
    ask: async (exchange: { rank: Rank }): Promise<Outcome> => {
      ranks.push(exchange.rank);
      const ack = { screen: 1, group: 0xa0, command: 0, error: 0, payload: Uint8Array.of() };
      if (outcome === 'answered') member?.message({ is: 'reply', ...ack });
      return outcome;
    },
    answered() {},
    leave() {},
  };
  const line = {
    join: (_: number, joined: LineMember<OnbonMessage>) => {
      member = joined;
      return seat;
    },
    reopened: () => 0,
    close: async () => {},
  };
  const board = onbonK({ ...card, ...pace }, line, time.timers, () => {});
  member?.up();
  board.want({ lines: [{ text: 'A001' }] }, true);
  await time.advance(1000);
  board.want({ lines: [{ text: '欢迎' }] }, false);
  await time.advance(pace.refreshMs + 1000);
  board.want({ lines: [{ text: 'A002' }] }, true);
  await time.advance(1000);
  // A ping while there is nothing to show, a number, the clock, another picture, its refresh, a number.
  expect(ranks).toEqual(['routine', 'urgent', 'routine', 'routine', 'routine', 'urgent']);
  outcome = 'silent';
  await time.advance(pace.refreshMs + 5000);
  expect(ranks.slice(6, 11)).toEqual(['routine', 'routine', 'routine', 'ping', 'ping']);
  outcome = 'answered';
  await time.advance(2000);
  expect(ranks.slice(-3)).toEqual(['ping', 'urgent', 'routine']);
});
