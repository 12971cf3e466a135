import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Reads } from '../../config/schema/device-classes.ts';
import type { KeyAction } from '../../config/schema/keys.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import { type Refusal, refuse } from '../../daemon/core/types/refusals.ts';
import { shortCode } from '../../daemon/core/types/scan.ts';
import { type Inputs, openInputs } from '../../daemon/hall/inputs.ts';
import type { Order } from '../../daemon/hall/loop.ts';
import type { KeyName, PadAnswer, PadSaid } from '../../drivers/device.ts';
import { borderOf } from '../kit/hall/bookings.ts';
import { readHall } from '../kit/hall/config.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';
import { codesOfSlips } from '../kit/hall/slips.ts';

const config = readHall('config/halls/fuzhou.yaml');

let hall: Play;
let inputs: Inputs;
let orders: Order[];
let answers: PadAnswer[];
let pressedAt: number | undefined;
let logged: Record<string, unknown>[];

beforeEach(() => {
  hall = play();
  orders = [];
  answers = [];
  pressedAt = undefined;
  logged = [];
  open();
});

function open(keys = config.keys.get('pad-1') ?? new Map<string, KeyAction>()): void {
  inputs = openInputs({
    config: { ...config, keys: new Map(['pad-0', 'pad-1'].map(pad => [pad, keys])) },
    hall: { rules: hall.rules, submit: order => void orders.push(order) },
    devices: { answer: (_, __, how) => void answers.push(how) },
    bookings: borderOf(hall.rules, stateFolder()),
    slips: codesOfSlips(hall.rules.hall),
    cards: { at: () => undefined },
    journal: { pressedAt: () => pressedAt },
    clock: { now: () => hall.now(), wall: () => hall.now() },
    log: pino({ level: 'warn' }, { write: line => void logged.push(JSON.parse(line)) }),
  });
}

const pressed = (press: KeyName, digits = ''): PadSaid => ({
  press,
  digits,
  frame: new TextEncoder().encode(press),
});
const press = (key: KeyName, digits = '') => inputs.padSaid('pad-1', '1', pressed(key, digits));
const commands = (): (Command | Refusal)[] =>
  orders.map(({ command }) => (typeof command === 'function' ? command(hall.hall) : command));
const done = (order: Order | undefined) => order?.answered?.({ is: 'done', seq: 1, events: [] });

describe('a press', () => {
  it('is acknowledged only when the hall has answered', () => {
    press('next');
    expect(answers).toEqual([]);
    done(orders[0]);
    expect(answers).toEqual([{ is: 'done' }]);
  });

  it('refused tells the pad its code', () => {
    press('next');
    orders[0]?.answered?.({ is: 'refused', seq: 1, refusal: refuse('counter-closed', { counter: '1' }) });
    expect(answers).toEqual([{ is: 'refused', code: 11 }]);
  });

  it('that makes the counter ready says so', () => {
    press('next');
    orders[0]?.answered?.({
      is: 'done',
      seq: 1,
      events: [{ kind: 'counter-ready', counter: '1', ready: true }],
    });
    expect(answers).toEqual([{ is: 'ready' }]);
  });

  it('said again within 1.6 s of its first is a repeat: acknowledged, no effect', () => {
    press('next');
    done(orders[0]);
    hall.wait(1.5);
    press('next');
    expect(orders).toHaveLength(1);
    expect(answers).toEqual([{ is: 'done' }, { is: 'repeat' }]);
    hall.wait(0.1);
    press('next');
    expect(orders).toHaveLength(2);
  });

  it('said again before the first is durable is not acknowledged before it', () => {
    press('next');
    press('next');
    expect(answers).toEqual([]);
    done(orders[0]);
    expect(answers).toEqual([{ is: 'done' }]);
  });

  it('said again after it was refused is only acknowledged: its code may still stand', () => {
    press('next');
    orders[0]?.answered?.({ is: 'refused', seq: 1, refusal: refuse('counter-closed', { counter: '1' }) });
    press('next');
    expect(orders).toHaveLength(1);
    expect(answers).toEqual([{ is: 'refused', code: 11 }, { is: 'repeat' }]);
  });

  it('said again across a restart is known from the journal', () => {
    press('next');
    pressedAt = hall.now();
    open();
    press('next');
    expect(orders).toHaveLength(1);
    expect(answers).toEqual([{ is: 'repeat' }]);
  });

  it('said again after another key is still a repeat', () => {
    press('evaluate');
    hall.wait(0.3);
    press('next');
    hall.wait(0.2);
    press('evaluate');
    expect(orders).toHaveLength(2);
  });

  it('refused may be tried again at once after another key', () => {
    press('evaluate');
    orders[0]?.answered?.({ is: 'refused', seq: 1, refusal: refuse('choose-first', { is: 'first-step' }) });
    press('evaluate');
    expect(orders).toHaveLength(1);
    press('transfer', '10');
    press('evaluate');
    expect(orders).toHaveLength(3);
  });

  it('with other digits before the same key is another press', () => {
    press('ok', '1');
    press('ok', '6');
    expect(commands()).toEqual([
      { verb: 'start', counter: '1' },
      { verb: 'miss', counter: '1' },
    ]);
  });

  it('that no rule knows is refused', () => {
    press('ok', '4');
    expect(commands()).toMatchObject([{ refused: 'unknown-key' }]);
  });
});

describe('the keys of the pad', () => {
  const orderOf = (key: KeyName, digits = '') => {
    press(key, digits);
    return commands().at(-1);
  };

  it('give the orders of the key map', () => {
    const counter = '1';
    expect(orderOf('next')).toEqual({ verb: 'call-next', counter });
    expect(orderOf('recall')).toEqual({ verb: 'recall', counter });
    expect(orderOf('evaluate')).toEqual({ verb: 'finish', counter, outcome: 'approved' });
    expect(orderOf('ok', '0')).toEqual({ verb: 'park', counter });
    expect(orderOf('ok', '7')).toEqual({ verb: 'mark', counter, outcome: 'refused' });
    expect(orderOf('ok', '8')).toEqual({ verb: 'mark', counter, outcome: 'papers-missing' });
    expect(orderOf('ok', '43')).toEqual({ verb: 'pick-service', counter, nth: 3 });
    expect(orderOf('ok', '70')).toEqual({ verb: 'mark', counter, outcome: 'refused', nth: 0 });
    expect(orderOf('ok', '82')).toEqual({ verb: 'mark', counter, outcome: 'papers-missing', nth: 2 });
    expect(orderOf('pause')).toEqual({ verb: 'pause-counter', counter });
    expect(orderOf('cancel')).toEqual({ verb: 'cancel', counter });
    expect(orderOf('line')).toEqual({ verb: 'say-line', counter });
    expect(orderOf('line', '1')).toEqual({ verb: 'ask-supervisor', counter });
  });

  it('nn pause signs in and opens, 0 pause closes and signs out', () => {
    expect(orderOf('pause', '17')).toEqual({
      verb: 'sign-in',
      counter: '1',
      clerk: '17',
      opens: true,
      day: '2026-11-24',
    });
    expect(orderOf('pause', '0')).toEqual({ verb: 'close-counter', counter: '1', force: false });
    hall.give({ verb: 'close-counter', counter: '1', force: false });
    hall.wait(2);
    expect(orderOf('pause', '0')).toEqual({ verb: 'close-counter', counter: '1', force: false });
    hall.give({ verb: 'sign-in', counter: '1', clerk: '17' });
    hall.wait(2);
    expect(orderOf('pause', '0')).toEqual({ verb: 'sign-out', counter: '1' });
  });

  it('21 to 29 ok take a ticket at the desk, and mean nothing elsewhere', () => {
    inputs.padSaid('pad-0', '0', pressed('ok', '23'));
    expect(commands().at(-1)).toEqual({
      verb: 'take-ticket',
      services: ['withdrawal'],
      class: 'normal',
      choice: new Map([['bank', 'ccb']]),
      print: true,
      counter: '0',
    });
    inputs.padSaid('pad-0', '0', pressed('ok', '29'));
    expect(commands().at(-1)).toMatchObject({
      refused: 'unknown-service',
      args: { found: '29', expected: expect.arrayContaining(['21 (withdrawal)']) },
    });
    expect(orderOf('ok', '23')).toMatchObject({ refused: 'unknown-key' });
  });

  it('pause opens a counter that is closed', () => {
    hall.give({ verb: 'close-counter', counter: '1', force: false });
    expect(orderOf('pause')).toEqual({ verb: 'open-counter', counter: '1', day: '2026-11-24' });
  });

  it('5 ok gives the visit in hand the green channel', () => {
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    expect(orderOf('ok', '5')).toEqual({
      verb: 'set-class',
      ticket: 'B001',
      class: 'green',
      counter: '1',
    });
  });

  it('3 ok brings back the last one, and digits with next that one of whom this counter set aside', () => {
    expect(orderOf('ok', '3')).toEqual({ verb: 'bring-back', counter: '1' });
    expect(orderOf('next', '17')).toEqual({ verb: 'bring-back', counter: '1', number: 17 });
    hall.wait(2);
    expect(orderOf('next', '7')).toEqual({ verb: 'bring-back', counter: '1', number: 7 });
  });

  it('4 ok lets whoever was just scanned at this desk step away; elsewhere, and without a scan, it is refused', () => {
    hall.take('loan');
    inputs.padSaid('pad-0', '0', pressed('ok', '4'));
    expect(commands().at(-1)).toMatchObject({ refused: 'nobody-scanned' });
    hall.give({ verb: 'scan', ticket: 'B001', desk: '0' });
    hall.wait(2);
    inputs.padSaid('pad-0', '0', pressed('ok', '4'));
    expect(commands().at(-1)).toEqual({ verb: 'step-away', ticket: 'B001', counter: '0' });
    expect(orderOf('ok', '4')).toMatchObject({ refused: 'unknown-key' });
  });

  it('90 ok prints the ticket again of who was just scanned at this desk, else of who is in hand', () => {
    expect(orderOf('ok', '90')).toMatchObject({ refused: 'nobody-scanned' });
    hall.take('advice');
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    hall.wait(2);
    expect(orderOf('ok', '90')).toEqual({ verb: 'reprint', ticket: 'B002' });
    hall.give({ verb: 'scan', ticket: 'D001', desk: '1' });
    hall.wait(2);
    expect(orderOf('ok', '90')).toEqual({ verb: 'reprint', ticket: 'D001' });
    hall.wait(28);
    expect(orderOf('ok', '90')).toEqual({ verb: 'reprint', ticket: 'B002' });
  });

  it('n transfer chooses the queue of that counter at a choice, and else sends the visit there', () => {
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    expect(orderOf('transfer', '8')).toEqual({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    expect(orderOf('transfer', '0')).toEqual({
      verb: 'transfer',
      counter: '1',
      to: { queue: 'advice' },
      when: 'now',
    });
    expect(orderOf('transfer', '99')).toMatchObject({ refused: 'unknown-counter' });
  });

  it('n transfer with the number of this very counter is refused', () => {
    hall.take('advice');
    hall.give({ verb: 'call-next', counter: '0' });
    inputs.padSaid('pad-0', '0', pressed('transfer', '0'));
    expect(commands().at(-1)).toMatchObject({ refused: 'to-itself' });
  });

  it('n transfer to a counter of several queues means the one that the visit goes to next', () => {
    const counters = new Map(fuzhou.counters);
    const two = counters.get('2');
    if (two !== undefined) counters.set('2', { ...two, queues: ['advice', 'approval'] });
    hall = play({ ...fuzhou, counters });
    open();
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    expect(orderOf('transfer', '2')).toMatchObject({ verb: 'transfer', to: { queue: 'approval' } });
  });

  it('9 ok takes the last press back', () => {
    expect(orderOf('ok', '9')).toEqual({ verb: 'undo', counter: '1' });
  });

  it('that pause alone and open alone do so whatever the counter does', () => {
    open(
      new Map<string, KeyAction>([
        ['0 ok', 'pause-counter'],
        ['2 ok', 'open-counter'],
      ]),
    );
    expect(orderOf('ok', '2')).toMatchObject({ verb: 'open-counter', counter: '1' });
    hall.give({ verb: 'pause-counter', counter: '1' });
    expect(orderOf('ok', '0')).toEqual({ verb: 'pause-counter', counter: '1' });
  });

  it('of the hall manager raise the surge level by one, to the highest, and end it', () => {
    open(
      new Map<string, KeyAction>([
        ['91 ok', 'surge-start'],
        ['92 ok', 'surge-stop'],
      ]),
    );
    const order = (digits: string) => {
      const given = orderOf('ok', digits);
      if (given !== undefined && 'verb' in given) hall.give(given);
      return given;
    };
    expect(order('91')).toEqual({ verb: 'surge-start', level: 'attention' });
    hall.wait(2);
    expect(order('91')).toEqual({ verb: 'surge-start', level: 'busy' });
    hall.wait(2);
    expect(order('91')).toEqual({ verb: 'surge-start', level: 'emergency' });
    hall.wait(2);
    expect(order('91')).toMatchObject({ refused: 'unknown-level', args: { level: 'emergency' } });
    expect(order('92')).toEqual({ verb: 'surge-stop' });
    expect(hall.hall.surge).toBeUndefined();
  });

  it('of a hall without a surge plan cannot start one', () => {
    const { surge: _, ...rules } = fuzhou;
    hall = play(rules);
    open(new Map<string, KeyAction>([['91 ok', 'surge-start']]));
    expect(orderOf('ok', '91')).toMatchObject({ refused: 'unknown-level', args: { is: 'no-plan' } });
  });

  it('a rating speaks of the counter, and a key that is no grade is refused', () => {
    const frame = Uint8Array.of(1);
    inputs.padSaid('pad-1', '1', { rating: 5, frame });
    expect(commands().at(-1)).toEqual({ verb: 'rate', counter: '1', grade: 5, from: 'rater' });
    inputs.padSaid('pad-1', '1', { rating: 9, frame: Uint8Array.of(2) });
    expect(commands().at(-1)).toMatchObject({ refused: 'unknown-key' });
  });
});

describe('readers', () => {
  const readerSaid = (device: string, line: string) => {
    const reader = config.devices.get(device);
    if (reader?.kind === 'line-reader') inputs.readerSaid(device, reader.reads, { line });
  };

  it('the kiosk takes the ticket that the line names', () => {
    readerSaid('kiosk-1', 'withdrawal-ccb-green');
    expect(commands()).toEqual([
      {
        verb: 'take-ticket',
        services: ['withdrawal'],
        class: 'green',
        choice: new Map([['bank', 'ccb']]),
        print: true,
        from: { device: 'kiosk-1', press: 'withdrawal-ccb-green' },
      },
    ]);
  });

  it('the kiosk’s button for stepping away waits for a ticket under the scanner', () => {
    readerSaid('kiosk-1', 'step-away');
    expect(commands()).toEqual([{ verb: 'ask-away', device: 'kiosk-1' }]);
  });

  it('a line nobody knows does nothing', () => {
    readerSaid('kiosk-1', 'constructor');
    expect(orders).toEqual([]);
  });

  it('a ticket under the scanner comes back to its queue', () => {
    readerSaid('scanner-1', 'a001');
    expect(commands()).toEqual([{ verb: 'scan', ticket: 'A001', desk: '0' }]);
  });

  it('the code on a ticket names its hall and its day, however the scanner writes it', () => {
    for (const line of ['fuzhou/2026-11-25/A001', ' FUZHOU/2026-11-25/a001 ']) readerSaid('scanner-1', line);
    const scan = { verb: 'scan', hall: 'fuzhou', day: '2026-11-25', ticket: 'A001', desk: '0' };
    expect(commands()).toEqual([scan, scan]);
  });

  it('what is no code of a ticket is answered too, and only the log says what it was', () => {
    for (const line of ['https://example.com/A001', 'A1', '6901234567892', 'fuzhou/A001', 'constructor'])
      readerSaid('scanner-1', line);
    expect(commands()).toEqual(Array.from({ length: 5 }, () => ({ verb: 'scan', desk: '0' })));
    expect(logged).toHaveLength(5);
    expect(logged[0]).toMatchObject({
      device: 'scanner-1',
      found: 'https://example.com/A001',
      msg: 'unknown scan',
    });
  });

  it('the address on a ticket is its code too, and the log opens no page of it', () => {
    const address = `https://queue.example.cn/t/${shortCode('fuzhou', '2026-11-25', 'A001')}.${'Ab-_'.repeat(21)}Ab`;
    for (const line of [address, address.toUpperCase(), address.replace('A001', 'A002')])
      readerSaid('scanner-1', line);
    const scan = { verb: 'scan', hall: 'fuzhou', day: '2026-11-25', ticket: 'A001', desk: '0' };
    expect(commands()).toEqual([scan, scan, { verb: 'scan', desk: '0' }]);
    const answer = { is: 'another-day', found: 'A001' } as const;
    orders[0]?.answered?.({ is: 'done', seq: 1, events: [{ kind: 'place-asked', answer }] });
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toContain('Ab-_');
    expect(logged[1]).toMatchObject({
      line: `https://queue.example.cn/t/${shortCode('fuzhou', '2026-11-25', 'A001')}.…`,
    });
  });

  it('a ticket that is not of this hall today is logged as refused', () => {
    readerSaid('scanner-1', 'fuzhou/2026-11-23/A001');
    const answer = { is: 'another-day', found: 'A001' } as const;
    orders[0]?.answered?.({ is: 'done', seq: 1, events: [{ kind: 'place-asked', answer }] });
    expect(logged).toMatchObject([
      { line: 'fuzhou/2026-11-23/A001', refused: 'another-day', msg: 'refused' },
    ]);
  });
});

describe('a return slip held under a reader', () => {
  const code = codesOfSlips(config.hall).of('2026-11-24-A001-1') ?? '';
  const held = (line: string, reads: Reads = { are: 'tickets', desk: '0' }) =>
    inputs.readerSaid('scanner-1', reads, { line });

  beforeEach(() => {
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start', 'papers-missing');
  });

  it('is known by its code, whatever the scanner makes of the letters, at the kiosk’s reader too', () => {
    held(`SLIP/20261215/${code}\r`);
    held(`slip/20261215/${code.toLowerCase()}`, { are: 'presses', presses: new Map() });
    const slip = { id: '2026-11-24-A001-1', until: '2026-12-15' };
    expect(commands()).toEqual([
      { verb: 'scan', slip, desk: '0' },
      { verb: 'scan', slip },
    ]);
  });

  it('that is nobody’s is asked for without one, and the log has nothing of its code', () => {
    held('SLIP/20261215/0000000000');
    expect(commands()).toEqual([{ verb: 'scan', slip: { until: '2026-12-15' }, desk: '0' }]);
    orders[0]?.answered?.({ is: 'refused', seq: 1, refusal: refuse('no-paper', { printers: [] }) });
    held(`SLIP/2026121/${code}`);
    expect(JSON.stringify(logged)).not.toContain(code);
    expect(JSON.stringify(logged)).not.toContain('0000000000');
  });
});
