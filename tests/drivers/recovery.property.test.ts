/** Whatever troubles there are in whatever order: once they have ended, a device of any kind does all of its work again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DigitsConfig } from '../../config/schema/config.ts';
import type { BoardPicture, BoardSaid, Report } from '../../drivers/device.ts';
import { fenceAnswers } from '../../drivers/escpos/codec.ts';
import { escpos } from '../../drivers/escpos/driver.ts';
import { hidKeypad } from '../../drivers/hid-keypad/driver.ts';
import { lineReader } from '../../drivers/line-reader/driver.ts';
import { modbusProtocol } from '../../drivers/modbus-digits/codec.ts';
import { modbusDigits } from '../../drivers/modbus-digits/driver.ts';
import { mqttButtons } from '../../drivers/mqtt-buttons/driver.ts';
import { type Dialect, decodeReplies } from '../../drivers/syn6288/codec.ts';
import { syn6288 } from '../../drivers/syn6288/driver.ts';
import { tasmotaDisplay } from '../../drivers/tasmota-display/driver.ts';
import { xkeys } from '../../drivers/xkeys/driver.ts';
import { faultMenu } from '../../simulators/stage/fault-menu.ts';
import {
  alone,
  boards,
  cutting,
  drawn,
  jobs,
  pads,
  reader,
  type Subject,
  stepsOf,
  type Trial,
} from '../kit/driver/recovery.ts';
import { stagedLine } from '../kit/driver/staged-line.ts';
import { padsOnALine } from './ff68-pad/a-pad.ts';
import { card, digits, meter } from './modbus-digits/bench.ts';
import { devices as buttonDevices } from './mqtt-buttons/bench.ts';
import { boardsOnALine, onALine } from './onbon-k/bench.ts';
import { aVoice, endsWith, type Fate, hangs } from './say/bench.ts';

const port = { by: 'serial', path: '/dev/x', baud: 9600 } as const;
const hid = { by: 'usb', vendor: 1, product: 1 } as const;
const picture = (text: string, blink = false, ticket = text): BoardPicture => ({
  lines: [{ text, blink }],
  ticket,
});
const bank: BoardPicture = { lines: [{ text: '工商银行' }, { text: '7号窗口' }] };
const three = (text: string) => [text, text, text];

/** What is no way of this kind of trouble: a key that sticks, or a pad that babbles, presses by itself. */
const faultsOf = (kind: keyof typeof faultMenu) =>
  faultMenu[kind].filter(fault => fault !== 'stuck-key' && fault !== 'babble');

const displays: readonly DigitsConfig[] = [
  digits,
  { ...meter, blank: 0xffff },
  { ...card, blinkRegister: 40 },
].map((map, at) => ({ ...map, kind: 'modbus-digits', disabled: false, line: 'boards', address: at + 1 }));
const ticketIs = (lines: readonly string[], id: string, rows: number): boolean =>
  lines.length === rows && lines.every(text => text === id);

function printer(cuts: readonly number[]): Trial {
  const device = {
    kind: 'escpos',
    port,
    disabled: false,
    columns: 32,
    replyWithinMs: 5000,
    statusWithinMs: 2000,
    fence: true,
  } as const;
  const staged = alone(device, cuts, ({ open, timers }, report: Report<never>) =>
    escpos(device, open, timers, report),
  );
  const rowsOf = new Map<string, number>();
  return jobs(staged, {
    size: 60,
    give(id, rows) {
      rowsOf.set(id, rows);
      staged.members[0].driver.do({ id, lines: Array.from({ length: rows }, () => ({ text: id })) });
    },
    isOut(id) {
      const shown = staged.simulated.shows(device.kind)?.['tickets'];
      return Array.isArray(shown) && shown.some(ticket => ticketIs(ticket.lines, id, rowsOf.get(id) ?? 0));
    },
    // An XOFF from before may hold the first ticket back: it fails, and the hall gives it again.
    rounds: [60_000, 60_000],
    lastMs: 30_000,
    // With answers from seconds ago a cover that was open for a moment is not seen; and a stray byte may be the very answer that is awaited.
    untold: trouble =>
      (trouble.is === 'fault' && trouble.name === 'slow') ||
      (trouble.is === 'noise' && trouble.bytes.some(byte => fenceAnswers.includes(byte))),
  });
}

function chip(dialect: Dialect, cuts: readonly number[]): Trial {
  const device = { kind: dialect, disabled: false, port, volume: 8, speed: 3 } as const;
  const staged = alone(device, cuts, ({ open, timers }, report: Report<never>) =>
    syn6288({ ...device, dialect }, open, timers, report),
  );
  const texts = new Map<string, string>();
  return jobs(staged, {
    size: 300,
    give(id, size) {
      const [length = 0, again] = drawn(size, 150, 2);
      const text = `${id}${'请'.repeat(length + 1)}`;
      texts.set(id, text);
      staged.members[0].driver.do({ id, text, times: again === 0 ? 1 : 2 });
    },
    isOut(id) {
      const said = staged.simulated.shows(device.kind)?.['said'];
      return Array.isArray(said) && said.join('').includes(texts.get(id) ?? '?');
    },
    rounds: [150_000],
    lastMs: 20_000,
    // Power that failed unheard, answers from seconds ago, and a stray byte that is the very answer that is awaited.
    untold: trouble =>
      (trouble.is === 'fault' && ['power-cycle', 'slow'].includes(trouble.name)) ||
      (trouble.is === 'noise' &&
        decodeReplies(trouble.bytes).some(reply => reply === 'accepted' || reply === 'idle')),
  });
}

const fates: Record<string, Fate> = {
  missing: endsWith({ is: 'not-started', code: 'ENOENT' }),
  killed: endsWith({ is: 'killed', signal: 'SIGTERM', complaint: '' }),
  broken: endsWith({ is: 'ended', code: 1, complaint: 'Error: no voice' }),
  hangs,
};

/** A program; in place of its port, the daemon itself begins anew. */
function program(): Trial {
  const bench = aVoice();
  let voice = bench.open();
  /** In their order; what was under way when the voice was closed never ends. */
  let given: string[] = [];
  const texts = new Map<string, string>();
  const say = (length: number, times: 1 | 2): void => {
    const id = `j${texts.size}`;
    const text = `第${texts.size}${'请'.repeat(length)}`;
    given.push(id);
    texts.set(id, text);
    voice.do({ id, text, times });
  };
  const idsEnded = (): string[] => bench.ended().map(line => line.split(' ')[0] ?? '');
  const saidOf = (id: string): number => {
    const said = bench.simulator.shows()['said'];
    return Array.isArray(said) ? said.filter(text => text === texts.get(id)).length : 0;
  };
  function heal(): void {
    bench.simulator.fault('none');
    bench.become(undefined);
  }
  return {
    advance: bench.advance,
    heal,
    async make(trouble) {
      if (trouble.is === 'noise') return;
      if (trouble.is === 'fault') {
        if (trouble.name === 'none') heal();
        else if (trouble.name in fates) bench.become(fates[trouble.name]);
        else bench.simulator.fault(trouble.name === 'busy' ? 'busy' : 'power-cycle');
        return;
      }
      // A program that cannot be killed is waited for: time has to pass.
      const closed = voice.close();
      await bench.advance(2000);
      await closed;
      const ended = new Set(idsEnded());
      given = given.filter(id => ended.has(id));
      voice = bench.open();
    },
    work: nth => say(1 + (nth % 40), nth % 3 === 0 ? 2 : 1),
    async ends() {
      await bench.advance(1_000_000);
      say(2, 1);
      await bench.advance(20_000);
      expect(idsEnded().toSorted()).toEqual(given.toSorted());
      expect(bench.ended().at(-1)).toBe(`${given.at(-1)} done`);
      expect(saidOf(given.at(-1) ?? '')).toBe(1);
      expect(bench.simulator.shows()).toMatchObject({ overlaps: 0, speaking: null });
      for (const line of bench.ended()) {
        const [id = '', outcome] = line.split(' ');
        if (outcome === 'done') expect(saidOf(id)).toBeGreaterThan(0);
      }
    },
  };
}

const ff68Keys = ['next', 'recall', 'evaluate', '1', 'ok', 'rate-3'];

const subjects: readonly Subject[] = [
  ...[false, true].map(
    (echoes): Subject => ({
      of: echoes ? 'ff68-pad, on an adapter that hears itself' : 'ff68-pad',
      faults: faultsOf('ff68-pad'),
      runs: 40,
      begin: cuts => pads(padsOnALine([1, 2, 3], { cuts, echoes }), ff68Keys, 'lcd'),
    }),
  ),
  {
    of: 'xkeys',
    faults: faultsOf('xkeys'),
    runs: 40,
    begin() {
      const device = { kind: 'xkeys', disabled: false, hid, counter: '1' } as const;
      return pads(
        alone(device, [], ({ open, timers }, report) => xkeys({}, open, timers, report)),
        ['next', 'recall', 'ok'],
        'lamps',
      );
    },
  },
  {
    of: 'hid-keypad',
    faults: faultsOf('hid-keypad'),
    runs: 40,
    begin() {
      const device = { kind: 'hid-keypad', disabled: false, hid, counter: '1' } as const;
      return pads(
        alone(device, [], ({ open, timers }, report) => hidKeypad({}, open, timers, report)),
        ['next', 'recall', '1', 'ok'],
        'nothing',
      );
    },
  },
  ...Object.entries(buttonDevices).map(
    ([dialect, { topic, buttons }]): Subject => ({
      of: `mqtt-buttons, ${dialect}`,
      faults: faultsOf('mqtt-buttons'),
      runs: 40,
      begin(cuts) {
        const device = {
          kind: 'mqtt-buttons',
          disabled: false,
          counter: '1',
          dialect: dialect as keyof typeof buttonDevices,
          topic,
          buttons,
          repeatWindowMs: 400,
        } as const;
        return pads(
          alone(device, cuts, ({ broker, timers }, report) =>
            mqttButtons(device, broker.broker, timers, report),
          ),
          Object.values(buttons),
          'nothing',
        );
      },
    }),
  ),
  {
    of: 'line-reader',
    faults: faultsOf('line-reader'),
    runs: 40,
    begin(cuts) {
      const device = {
        kind: 'line-reader',
        disabled: false,
        port,
        reads: { are: 'tickets' },
        repeatWindowMs: 0,
      } as const;
      return reader(
        alone(device, cuts, ({ open, timers }, report) =>
          lineReader({ reads: 'tickets', repeatWindowMs: 0 }, open, timers, report),
        ),
      );
    },
  },
  {
    of: 'onbon-k',
    faults: faultsOf('onbon-k'),
    runs: 40,
    begin: cuts =>
      boards(
        boardsOnALine(
          [1, 2, 3].map(address => onALine(address)),
          { cuts },
        ),
        [
          { picture: picture('A001', true), shows: three('A001') },
          { picture: picture('A002'), shows: three('A002') },
          { picture: picture('A003 优先', true), shows: three('A003 优先') },
          { picture: bank, shows: three('工商银行\n7号窗口') },
          { picture: picture('Z[]A6'), shows: three('Z[]A6') },
        ],
      ),
  },
  {
    of: 'modbus-digits',
    faults: faultsOf('modbus-digits'),
    runs: 40,
    begin: cuts =>
      boards(
        stagedLine({
          protocol: modbusProtocol,
          devices: displays,
          cuts,
          open: (device, line, timers, report: Report<BoardSaid>) =>
            modbusDigits(device, line, timers, report),
        }),
        [
          { picture: picture('A001', true), shows: ['A001', '0001', 'A001'] },
          { picture: picture('A002'), shows: ['A002', '0002', 'A002'] },
          { picture: picture('B03 优先', true, 'B03'), shows: ['B03', '0003', 'B03 优先'] },
          { picture: bank, shows: ['', '', '工商银行'] },
        ],
      ),
  },
  {
    of: 'tasmota-display',
    faults: faultsOf('tasmota-display'),
    runs: 40,
    begin(cuts) {
      const device = {
        kind: 'tasmota-display',
        disabled: false,
        counter: '1',
        topic: 'board_1',
        columns: 16,
        lines: 2,
        refreshMs: 10_000,
      } as const;
      return boards(
        alone(device, cuts, ({ broker, timers }, report) =>
          tasmotaDisplay(device, broker.broker, timers, report),
        ),
        [
          { picture: picture('A001'), shows: ['A001'] },
          { picture: picture('A002'), shows: ['A002'] },
          { picture: picture('C 12', true), shows: ['C 12'] },
        ],
      );
    },
  },
  // Nobody opens a cover or swaps a cable faster than this.
  { of: 'escpos', faults: faultsOf('escpos'), handMs: 700, runs: 40, begin: printer },
  ...(['syn6288', 'xfs5152'] as const).map(
    (dialect): Subject => ({
      of: dialect,
      faults: faultsOf(dialect),
      runs: 25,
      begin: cuts => chip(dialect, cuts),
    }),
  ),
  { of: 'say', faults: ['busy', 'power-cycle', ...Object.keys(fates)], runs: 60, begin: program },
];

it.each(subjects)('$of: when every trouble has ended, it does its work', async subject => {
  const { handMs = 0, runs: numRuns } = subject;
  await fc.assert(
    fc.asyncProperty(stepsOf(subject), cutting, fc.nat(9999), async (steps, cuts, last) => {
      const trial = subject.begin(cuts);
      for (const step of steps) {
        if (step.is === 'pause') await trial.advance(step.ms);
        else if (step.is === 'work') trial.work(step.nth);
        else {
          await trial.make(step);
          await trial.advance(handMs);
        }
      }
      trial.heal();
      await trial.ends(last, steps);
    }),
    { numRuns },
  );
});
