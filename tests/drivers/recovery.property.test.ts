/** Whatever troubles there are in whatever order: once they have ended, a device of any kind does all of its work again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { definitionOf } from '../../drivers/kinds.ts';
import { simulatedOf } from '../../simulators/devices/kinds.ts';
import { everyKind, type Group, keysOf } from '../kit/driver/every-kind.ts';
import {
  cutting,
  type Step,
  type Subject,
  stepsOf,
  type Trial,
  trialOf,
  untroubledShows,
} from '../kit/driver/recovery.ts';
import { stagedDevices } from '../kit/driver/staged-devices.ts';
import { devices as buttonDevices } from './mqtt-buttons/bench.ts';
import { aVoice, endsWith, type Fate, hangs } from './say/bench.ts';

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
    async closes() {
      const closed = voice.close();
      await bench.advance(2000);
      await closed;
      const soFar = () => ({ told: bench.told.length, runs: bench.runs.length });
      const before = soFar();
      heal();
      await bench.advance(1_000_000);
      expect(soFar()).toEqual(before);
      expect(bench.simulator.shows()).toMatchObject({ speaking: null });
    },
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

const pad = (address: number, dialect: '21-key' | 'slzc' = '21-key') =>
  ({ kind: 'ff68-pad', line: 'pads', address, counter: '1', dialect, disabled: false }) as const;
const threePads = new Map([1, 2, 3].map(address => [`pad-${address}`, pad(address)]));
const button = { kind: 'mqtt-buttons', disabled: false, counter: '1', repeatWindowMs: 400 } as const;

const groups: readonly Group[] = [
  ...everyKind(),
  { of: 'ff68-pad (three)', devices: threePads },
  {
    of: 'ff68-pad (two of slzc, and another)',
    devices: new Map([
      ['pad-1', pad(1, 'slzc')],
      ['pad-2', pad(2)],
      ['pad-3', pad(3, 'slzc')],
    ]),
  },
  { of: 'ff68-pad (three on an adapter that hears itself)', devices: threePads, echoes: true },
  ...Object.entries(buttonDevices).map(([name, { topic, buttons }]) => {
    const dialect = name as keyof typeof buttonDevices;
    return {
      of: `mqtt-buttons (${dialect})`,
      devices: new Map([['it', { ...button, dialect, topic, buttons }]]),
    };
  }),
];

function subjectOf(group: Group): Subject {
  const { of, devices, echoes = false } = group;
  const [{ kind } = { kind: undefined }] = devices.values();
  if (kind === undefined) throw new Error(`nothing is on ${of}`);
  let untroubled: ReturnType<typeof untroubledShows> | undefined;
  const isPrinter = definitionOf(kind).class === 'printer';
  const isReport = definitionOf(kind).usb !== undefined;
  return {
    of,
    // A key that sticks, or a pad that babbles, presses by itself.
    faults: [...new Set([...devices.values()].flatMap(device => simulatedOf(device.kind).faults))].filter(
      fault => fault !== 'stuck-key' && fault !== 'babble',
    ),
    // Nobody opens a cover or swaps a cable faster than this.
    handMs: isPrinter ? 700 : 0,
    runs: 20,
    async begin(cuts) {
      untroubled ??= untroubledShows(await stagedDevices(devices, { echoes }));
      // USB keeps a report whole.
      const port = await stagedDevices(devices, { echoes, cuts: isReport ? [] : cuts });
      return trialOf(port, await untroubled, { keysOf: id => keysOf(group, id), lost: kind !== 'ff68-pad' });
    },
  };
}

const subjects: readonly Subject[] = [
  ...groups.map(subjectOf),
  {
    of: 'say',
    faults: ['busy', 'power-cycle', ...Object.keys(fates)],
    runs: 30,
    begin: async () => program(),
  },
];

async function after(subject: Subject, steps: readonly Step[], cuts: readonly number[]): Promise<Trial> {
  const trial = await subject.begin(cuts);
  for (const step of steps) {
    if (step.is === 'pause') await trial.advance(step.ms);
    else if (step.is === 'work') trial.work(step.nth);
    else {
      await trial.make(step);
      await trial.advance(subject.handMs ?? 0);
    }
  }
  return trial;
}

async function doesItsWork(
  subject: Subject,
  steps: Step[],
  cuts: readonly number[],
  last: number,
): Promise<void> {
  const trial = await after(subject, steps, cuts);
  trial.heal();
  await trial.ends(last, steps);
}

it.each(subjects)('$of: when every trouble has ended, it does its work', async subject => {
  await fc.assert(
    fc.asyncProperty(stepsOf(subject), cutting, fc.nat(9999), (steps, cuts, last) =>
      doesItsWork(subject, steps, cuts, last),
    ),
    { numRuns: subject.runs },
  );
});

/** What `npm run hunt` found; `steps` as it printed them. */
const found: readonly { of: string; after: string; steps: Step[] }[] = [
  {
    of: 'escpos (printer-2)',
    after: 'noise that answered a question in its place',
    steps: [
      { is: 'pause', ms: 700 },
      { is: 'fault', nth: 0, name: 'unplug' },
      { is: 'pause', ms: 8800 },
      { is: 'noise', bytes: Uint8Array.of(0x1a, 0x00) },
    ],
  },
  {
    of: 'onbon-k (main-board)',
    after: 'a twin that took a picture for it while it was unplugged',
    steps: [
      { is: 'work', nth: 558 },
      { is: 'pause', ms: 209 },
      { is: 'fault', nth: 0, name: 'unplug' },
      { is: 'fault', nth: 0, name: 'twin' },
      { is: 'work', nth: 0 },
      { is: 'pause', ms: 1117 },
    ],
  },
  {
    of: 'xfs5152 (voice-2)',
    after: 'a word that it was too busy, said late',
    steps: [
      { is: 'pause', ms: 107 },
      { is: 'fault', nth: 0, name: 'busy' },
      { is: 'work', nth: 0 },
      { is: 'fault', nth: 0, name: 'latency' },
      { is: 'pause', ms: 26 },
    ],
  },
];

it.each(found)('$of: after $after, it does its work', async ({ of, steps }) => {
  const subject = subjects.find(one => one.of === of);
  if (subject === undefined) throw new Error(`nothing is called ${of}`);
  await doesItsWork(subject, steps, [], 0);
});

it.each(subjects)('$of: closed in the middle of anything, it is done with', async subject => {
  await fc.assert(
    fc.asyncProperty(stepsOf(subject), cutting, async (steps, cuts) => {
      const trial = await after(subject, steps, cuts);
      await trial.closes();
    }),
    { numRuns: subject.runs },
  );
});
