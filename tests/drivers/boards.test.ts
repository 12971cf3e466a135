/** What every board does that answers, whatever it speaks. */
import { describe, expect, it } from 'vitest';
import type { Board, BoardPicture, Fitness } from '../../drivers/device.ts';
import { swallow } from '../kit/driver/virtual-line.ts';
import { bench as stripBench } from './a090-strip/bench.ts';
import { bench as cardBench } from './aabb5154-card/bench.ts';
import { bench as modbusBench } from './modbus-digits/bench.ts';
import { bench as onbonBench } from './onbon-k/bench.ts';
import { bench as tasmotaBench } from './tasmota-display/bench.ts';

type Bench = {
  board: Board;
  /** The text that stands there before anything was shown. */
  bare: string;
  reads(): unknown;
  advance(ms: number): Promise<void>;
  fitness(): Fitness[];
  shown(): string[];
  /** How many pictures were sent to it. */
  pictures(): number;
  /** It is heard no more; and once again. */
  mute(): void;
  speak(): void;
  pullOut(): void;
  putIn(): void;
  fault(name: string): unknown;
  /** Another picture than that of A001, which it shows as that. */
  alike: BoardPicture;
  why: { silent: string; gone: string };
};

const atOnce = {
  'onbon-k'(): Bench {
    const b = onbonBench();
    return {
      ...b,
      bare: '请听工作人员叫号',
      fitness: b.fitnessTold,
      shown: b.shownTold,
      pictures: () => b.asked.filter(({ message }) => 'command' in message && message.command === 6).length,
      mute: () => void (b.wire.toHost = swallow),
      speak: b.plug,
      pullOut: b.loseThePort,
      putIn: b.bringThePortBack,
      fault: b.simulator.fault,
      alike: { lines: [{ text: 'A001' }], ticket: 'A002' },
      why: {
        silent:
          'no answer from the board: look at its power, its cable, its screen id and its baud rate (9600 or 57600)',
        gone: 'the port is gone',
      },
    };
  },
  'modbus-digits'(): Bench {
    const b = modbusBench();
    const { board, simulator } = b.at(0);
    return {
      ...b,
      board,
      bare: '000000',
      fitness: b.fitnessTold,
      shown: b.shownTold,
      pictures: () =>
        b.asked.filter(({ message }) => 'asked' in message && message.asked.is !== 'read').length,
      mute: () => void (b.wire.toHost = swallow),
      speak: b.plug,
      pullOut: b.loseThePort,
      putIn: b.bringThePortBack,
      fault: simulator.fault,
      alike: { lines: [{ text: '请A001号' }], ticket: 'A001' },
      why: {
        silent: 'no answer from the display: look at its power, its cable, its address and its baud rate',
        gone: 'the port is gone',
      },
    };
  },
  'a090-strip'(): Bench {
    const b = stripBench();
    return {
      ...b,
      bare: '',
      pictures: () => b.told().length,
      mute: () => void (b.wire.toHost = swallow),
      speak: b.plug,
      pullOut: b.loseThePort,
      putIn: b.bringThePortBack,
      fault: b.simulator.fault,
      alike: { lines: [{ text: '请A001号到3号窗口办理' }], ticket: 'A001' },
      why: {
        silent:
          'no answer from the strip: look at its power, its cable, its address and its baud rate (9600)',
        gone: 'the port is gone',
      },
    };
  },
  'aabb5154-card'(): Bench {
    const b = cardBench();
    return {
      ...b,
      bare: '',
      pictures: () => b.told().length,
      mute: () => void (b.wire.toHost = swallow),
      speak: b.plug,
      pullOut: b.loseThePort,
      putIn: b.bringThePortBack,
      fault: b.simulator.fault,
      alike: { lines: [{ text: '请A001号到3号窗口办理' }], ticket: 'A001' },
      why: {
        silent:
          'no receipt from the card: look at its power, its cable, its address, its baud rate (9600) and sumWithEnd; where it shows the right numbers all the same, write answers: false',
        gone: 'the port is gone',
      },
    };
  },
  async 'tasmota-display'(): Promise<Bench> {
    const b = await tasmotaBench();
    return {
      ...b,
      bare: '',
      pictures: () => b.sent().length,
      mute: () => void (b.wire.mute = true),
      speak: () => void (b.wire.mute = false),
      pullOut: () => b.fake.down(),
      putIn: () => b.fake.up(),
      fault: b.display.fault,
      alike: { lines: [{ text: 'A001', colour: 'green' }], ticket: 'A001' },
      why: {
        silent: 'no answer from the display: look at its power, its WiFi and its topic',
        gone: 'the broker is gone',
      },
    };
  },
};

const ready = { is: 'ready' };
const number = (ticket: string) => ({ lines: [{ text: ticket }], ticket });

/** The number is wanted before its way is open, as after a start. */
async function boardThat(
  kind: keyof typeof atOnce,
  { before, wants, forMs }: { before?(b: Bench): void; wants: string; forMs: number },
): Promise<Bench> {
  const made = atOnce[kind]();
  const b = made instanceof Promise ? await made : made;
  before?.(b);
  b.board.want(number(wants), true);
  await b.advance(forMs);
  return b;
}

describe.each(Object.keys(atOnce) as (keyof typeof atOnce)[])('%s', kind => {
  const showing = (wants: string, forMs = 1000) => boardThat(kind, { wants, forMs });

  it('shows its picture, and is ready, when it has answered and not before', async () => {
    const b = await showing('A001', 20);
    expect([b.shown(), b.fitness()]).toEqual([[], []]);
    expect(b.board.health()).toMatchObject({ queueDepth: 1 });
    await b.advance(500);
    expect([b.reads(), b.shown(), b.fitness()]).toEqual(['A001', ['acked'], [ready]]);
    const { roundTripMs, ...counts } = b.board.health();
    expect(counts).toEqual({ frames: expect.any(Number), errors: 0, retries: 0, reopened: 0, queueDepth: 0 });
    expect(roundTripMs).toBeGreaterThan(5);
  });

  it('is told at once that a picture is shown which looks as the one that stands, and only while that stands', async () => {
    const b = await showing('A001');
    b.board.want(b.alike, true);
    b.board.want(number('A001'), true);
    expect([b.shown(), b.pictures()]).toEqual([['acked', 'acked', 'acked'], 1]);
    b.pullOut();
    b.board.want(b.alike, true);
    expect(b.shown()).toEqual(['acked', 'acked', 'acked', 'none']);
  });

  it('shows the latest of the pictures that came while it was asked, and those between are never sent', async () => {
    const b = await showing('A001', 20);
    for (const ticket of ['A002', 'A003', 'A004']) b.board.want(number(ticket), true);
    await b.advance(2500);
    expect([b.reads(), b.shown(), b.pictures()]).toEqual(['A004', ['acked'], 2]);
  });

  it('whose first answer is lost is asked again, and nobody is told', async () => {
    const b = await boardThat(kind, { before: ({ mute }) => mute(), wants: 'A001', forMs: 140 });
    b.speak();
    await b.advance(4000);
    expect([b.reads(), b.shown(), b.fitness()]).toEqual(['A001', ['acked'], [ready]]);
    expect(b.board.health()).toMatchObject({ errors: 1, retries: 1 });
  });

  it('is lost after three tries, once, and has its picture at its first answer', async () => {
    const b = await showing('A001');
    b.mute();
    b.board.want(number('A002'), true);
    await b.advance(8000);
    expect(b.fitness()).toEqual([ready, { is: 'lost', why: b.why.silent }]);
    expect(b.shown()).toEqual(['acked', 'none']);
    const { frames, retries } = b.board.health();
    expect(retries).toBeGreaterThanOrEqual(2);
    expect(retries).toBeLessThan(5);
    for (let n = 10; n < 60; n += 1) {
      b.board.want(number(`A0${n}`), true);
      await b.advance(200);
    }
    expect(b.fitness()).toHaveLength(2);
    // Asked once a second; one that can be told so that it needs no answer has its picture before each question.
    expect(b.board.health().frames - frames).toBeLessThanOrEqual(kind === 'onbon-k' ? 20 : 10);
    b.speak();
    await b.advance(4500);
    expect([b.reads(), b.fitness().at(-1), b.shown()]).toEqual(['A059', ready, ['acked', 'none', 'acked']]);
  });

  it('whose answers are lost shows each number all the same, also after its power failed, and is never told to', async () => {
    const b = await showing('A001');
    b.mute();
    await b.advance(40_000);
    expect(b.fitness().at(-1)).toMatchObject({ is: 'lost' });
    for (const ticket of ['A002', 'A003', 'A004']) {
      b.board.want(number(ticket), true);
      await b.advance(2500);
      expect(b.reads()).toBe(ticket);
    }
    b.fault('power-cycle');
    await b.advance(21_000);
    expect([b.reads(), b.shown()]).toEqual(['A004', ['acked', 'none']]);
  });

  it('whose way is gone is lost with the reason, and is painted anew whenever it is back', async () => {
    const b = await showing('A001');
    for (const ticket of ['A001', 'A002']) {
      b.pullOut();
      b.board.want(number(ticket), true);
      await b.advance(5000);
      expect([b.fitness().at(-1), b.shown().at(-1)]).toEqual([{ is: 'lost', why: b.why.gone }, 'none']);
      b.fault('power-cycle');
      b.putIn();
      await b.advance(3000);
      expect([b.reads(), b.fitness().at(-1), b.shown().at(-1)]).toEqual([ticket, ready, 'acked']);
    }
    expect(b.fitness()).toHaveLength(5);
    expect(b.board.health().reopened).toBe(2);
  });

  it('whose way goes in the middle of an exchange is not taken for painted', async () => {
    const b = await showing('A001', 20);
    b.pullOut();
    await b.advance(500);
    expect(b.shown()).toEqual([]);
    b.putIn();
    await b.advance(3000);
    expect([b.reads(), b.shown()]).toEqual(['A001', ['acked']]);
  });

  it('that lost its power and nobody noticed is right again after the refresh', async () => {
    const b = await showing('A001');
    b.fault('power-cycle');
    expect(b.reads()).toBe(b.bare);
    await b.advance(20_500);
    expect([b.reads(), b.fitness()]).toEqual(['A001', [ready]]);
  });
});

it.each([
  ['onbon-k', 3000],
  ['modbus-digits', 10_000],
] as const)(
  '%s with nothing to show is asked whether it is there, and every %i ms',
  async (kind, everyMs) => {
    const b = atOnce[kind]();
    await b.advance(500);
    expect([b.fitness(), b.shown(), b.pictures()]).toEqual([[ready], [], 0]);
    const { frames } = b.board.health();
    await b.advance(everyMs);
    expect(b.board.health()).toMatchObject({ frames: frames + 1 });
  },
);

describe.each([
  ['onbon-k', 'the card is busy (code 3)'],
  ['modbus-digits', 'busy (code 6)'],
  ['a090-strip', 'the strip refuses what it is told (55)'],
] as const)('%s that is busy', (kind, why) => {
  async function busy(ms: number): Promise<Bench> {
    const b = await boardThat(kind, { before: ({ fault }) => fault('busy'), wants: 'A001', forMs: ms });
    b.fault('none');
    return b;
  }

  it('is asked again after a pause, and nobody is told', async () => {
    const b = await busy(250);
    await b.advance(500);
    expect([b.reads(), b.shown(), b.fitness(), b.pictures()]).toEqual(['A001', ['acked'], [ready], 2]);
    expect(b.board.health()).toMatchObject({ errors: 1, retries: 1 });
  });

  it('now and then is told to nobody', async () => {
    const b = await busy(250);
    for (const ticket of ['A002', 'A003', 'A004', 'A005']) {
      await b.advance(2000);
      b.fault('busy');
      b.board.want(number(ticket), true);
      await b.advance(200);
      b.fault('none');
    }
    await b.advance(2000);
    expect([b.reads(), b.fitness()]).toEqual(['A005', [ready]]);
  });

  it('for longer is degraded with the reason, asked each second, and ready when it took its picture', async () => {
    const b = await busy(5000);
    expect([b.shown(), b.fitness()]).toEqual([[], [{ is: 'degraded', why }]]);
    expect(b.pictures()).toBeGreaterThanOrEqual(6);
    expect(b.pictures()).toBeLessThanOrEqual(8);
    await b.advance(1500);
    expect([b.reads(), b.shown(), b.fitness().at(-1)]).toEqual(['A001', ['acked'], ready]);
  });
});
