/** Whatever troubles there are in whatever order: once they have ended, a device does all of its work again. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { BoardPicture, PadAnswer, PadPicture } from '../../../drivers/device.ts';
import { fenceAnswers } from '../../../drivers/escpos/codec.ts';
import { definitionOf } from '../../../drivers/kinds.ts';
import { decodeReplies } from '../../../drivers/syn6288/codec.ts';
import { faultNames, usualDegree } from '../../../simulators/stage/fault-names.ts';
import { type Is, type Member, only, type Staged } from './staged-devices.ts';

export type Trouble =
  | { is: 'fault'; nth: number; name: string }
  | { is: 'port'; in: boolean }
  | { is: 'noise'; bytes: Uint8Array };
/** `nth`: of everything that people and the hall can do there. */
export type Step = { is: 'pause'; ms: number } | { is: 'work'; nth: number } | Trouble;

/** Where it all happens. */
type Scene = {
  advance(ms: number): Promise<void>;
  make(trouble: Trouble): void | Promise<void>;
  heal(): void;
};
export type Trial = Scene & {
  work(nth: number): void;
  /** What must be so when the drivers are closed in the middle of it, whatever happens after that. */
  closes(): Promise<void>;
  /** What must be so when the troubles have ended; `nth`: of what is done last. */
  ends(nth: number, steps: readonly Step[]): Promise<void>;
};
export type Subject = {
  of: string;
  faults: readonly string[];
  /** Nobody makes one trouble after another faster than this. */
  handMs?: number;
  runs: number;
  begin(cuts: readonly number[]): Promise<Trial>;
};

export const stepsOf = ({ faults }: Subject): fc.Arbitrary<Step[]> => {
  const fault = (name: fc.Arbitrary<string>) =>
    fc.record({ is: fc.constant('fault' as const), nth: fc.nat(2), name });
  return fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.record({ is: fc.constant('pause' as const), ms: fc.nat(4000) }) },
      { weight: 8, arbitrary: fc.record({ is: fc.constant('work' as const), nth: fc.nat(9999) }) },
      { weight: 4, arbitrary: fault(fc.constantFrom(...faults)) },
      { weight: 2, arbitrary: fault(fc.constant('none')) },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('port' as const), in: fc.boolean() }) },
      {
        weight: 1,
        arbitrary: fc.record({
          is: fc.constant('noise' as const),
          bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
        }),
      },
    ),
    { maxLength: 40, size: 'max' },
  );
};
export const cutting = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });

/** Of a number that stands for one of each list. */
export function drawn(nth: number, ...counts: readonly number[]): number[] {
  let rest = nth;
  return counts.map(count => {
    const one = rest % count;
    rest = Math.floor(rest / count);
    return one;
  });
}

function sceneOf(port: Staged): Scene & Pick<Trial, 'closes'> {
  const ids = [...port.simulated.devices];
  return {
    closes: () => closes(port),
    advance: port.advance,
    heal: port.heal,
    make(trouble) {
      if (trouble.is === 'fault') {
        const name = faultNames.find(one => one === trouble.name) ?? 'none';
        port.simulated.do(ids[trouble.nth % ids.length] ?? '', { fault: name, ...usualDegree(name) });
      } else if (trouble.is === 'noise') port.noise(trouble.bytes);
      else if (trouble.in) port.putIn();
      else port.pullOut();
    },
  };
}

/** Each tells nothing more, tries nothing, and leaves no timer and no port behind; what was on the wire ends first. */
async function closes(port: Staged): Promise<void> {
  const closing = Promise.all(port.members.map(({ driver }) => driver.close()));
  await port.advance(0);
  await closing;
  expect(port.waiting()).toBe(0);
  await port.advance(3000);
  const soFar = () =>
    port.members.map(({ ears, driver }) => {
      const { frames, errors } = driver.health();
      return { sent: port.sent(), told: ears.told.length, frames, errors };
    });
  const before = soFar();
  port.heal();
  for (const { id } of port.members)
    for (const act of [{ press: 'next' }, { scan: 'A001' }, { lay: '11010519491231002X' }])
      port.simulated.do(id, act);
  for (const board of only('board', port))
    board.driver.want({ lines: [{ text: 'Z999' }], ticket: 'Z999' }, true);
  port.pullOut();
  port.putIn();
  await port.advance(60_000);
  expect(soFar()).toEqual(before);
  // A line is closed by whoever opened it.
  if (port.simulated.ways.lines.size === 0) expect(port.isOpen()).toBe(false);
  expect(port.broker.seats()).toBe(0);
}

const bank: BoardPicture = { lines: [{ text: '工商银行' }, { text: '7号窗口' }] };
const ticket = (text: string, blink = false, number = text): BoardPicture => ({
  lines: [{ text, blink }],
  ticket: number,
});
const pictures = [
  ticket('A001', true),
  ticket('A002'),
  ticket('B03 优先', true, 'B03'),
  bank,
  ticket('Z[]A6'),
];

/** The latest picture stands there, as on a board that had no trouble, and the board said so. */
function boards(port: Staged, untroubled: readonly Shown[]): Trial {
  const members = only('board', port);
  const wanted = members.map((): number | undefined => undefined);
  function want(at: number, which: number, urgent: boolean): void {
    wanted[at] = which;
    members[at]?.driver.want(pictures[which] ?? bank, urgent);
  }
  return {
    ...sceneOf(port),
    work(nth) {
      const [at = 0, which = 0, urgent] = drawn(nth, members.length, pictures.length, 2);
      want(at, which, urgent === 1);
    },
    async ends(nth, steps) {
      const [isNew, which = 0] = drawn(nth, 2, pictures.length);
      for (const at of members.keys()) if (isNew === 1 || wanted[at] === undefined) want(at, which, true);
      // A line that a twin said was gone, of a board that was not asked, goes by itself (I13).
      const hadTwin = steps.some(step => step.is === 'fault' && step.name === 'twin');
      await port.advance(hadTwin ? 65_000 : 45_000);
      for (const [at, { id, kind, ears }] of members.entries()) {
        expect(shownBy(port, id)).toEqual(untroubled[wanted[at] ?? 0]?.get(id));
        expect(ears.fitness().at(-1)).toEqual({ is: 'ready' });
        expect(ears.shown().at(-1)).toBe(definitionOf(kind).answers ? 'acked' : 'sent');
      }
    },
  };
}

const lcds: readonly PadPicture[] = [
  { waiting: 0 },
  { waiting: 40, number: 999 },
  { waiting: 7, number: 3, mark: 'claim' },
  { waiting: 0, ready: true },
];

/**
 * Its keys are heard again, each press once, and it shows its picture. `lost`: what goes lost on the way is not said again, and
 * may make the next press unheard.
 */
function pads(
  port: Staged,
  untroubled: readonly Shown[],
  keysOf: (id: string) => readonly string[],
  lost: boolean,
): Trial {
  const members = only('pad', port);
  const wanted = members.map(() => 0);
  let answer: PadAnswer = { is: 'refused', code: 13 };
  function want(at: number, which: number): void {
    wanted[at] = which;
    members[at]?.driver.want(lcds[which] ?? { waiting: 0 });
  }
  for (const [at, { driver, ears }] of members.entries()) {
    want(at, 0);
    ears.listen(what => what.is === 'said' && !('line' in what.said) && driver.answer(what.said, answer));
  }
  return {
    ...sceneOf(port),
    work(nth) {
      const [at = 0, presses, which = 0, key = 0] = drawn(nth, members.length, 2, lcds.length, 9999);
      const { id = '' } = members[at] ?? {};
      const keys = keysOf(id);
      if (presses === 1) port.simulated.do(id, { press: keys[key % keys.length] });
      else want(at, which);
    },
    async ends(nth) {
      const [isNew, which = 0] = drawn(nth, 2, lcds.length);
      for (const at of members.keys()) if (isNew === 1) want(at, which);
      answer = { is: 'ready' };
      await port.advance(65_000);
      for (const [at, { id, driver, ears }] of members.entries()) {
        const keys = keysOf(id);
        const press = async (): Promise<number> => {
          const before = ears.said().length;
          port.simulated.do(id, { press: keys.find(key => key === 'next') ?? keys[0] });
          await port.advance(3000);
          return ears.said().length - before;
        };
        if (lost) await press();
        expect(await press()).toBe(1);
        expect(ears.fitness().at(-1)).toEqual({ is: 'ready' });
        // A refresh may be on the wire just now.
        expect(driver.health().queueDepth).toBeLessThanOrEqual(1);
        expect(ears.shown().at(-1) ?? 'sent').toBe('sent');
        expect(shownBy(port, id)).toEqual(untroubled[wanted[at] ?? 0]?.get(id));
      }
    },
  };
}

/** A line is heard again; what stood half read when the trouble ended is lost with the one before it. */
function readers(port: Staged): Trial {
  const members = only('reader', port);
  const scan = (nth: number): void => {
    for (const { id } of members) port.simulated.do(id, { scan: `A${nth}` });
  };
  return {
    ...sceneOf(port),
    work: scan,
    async ends() {
      await port.advance(60_000);
      for (const nth of [10_001, 10_002]) {
        scan(nth);
        await port.advance(3000);
      }
      for (const { ears } of members) {
        expect(ears.said().at(-1)).toEqual({ line: 'A10002' });
        expect(ears.fitness().at(-1)).toEqual({ is: 'ready' });
      }
    },
  };
}

const cardsOf = ['11010519491231002X', '350102200002291230'] as const;

/** A card that is laid there afterwards is told once, and no card that was never laid there. */
function cards(port: Staged, { id, ears }: Is<'card-reader'>): Trial {
  const lay = (nth: number): void => void port.simulated.do(id, { lay: cardsOf[nth % cardsOf.length] });
  const laid = (): string[] =>
    ears.told.flatMap(what => (what.is === 'laid' ? [what.identity.number()] : []));
  return {
    ...sceneOf(port),
    work: nth => (nth % 3 === 0 ? void port.simulated.do(id, { take: true }) : lay(nth)),
    async ends(nth) {
      port.simulated.do(id, { take: true });
      await port.advance(60_000);
      const before = laid().length;
      lay(nth);
      await port.advance(15_000);
      expect(laid().slice(before)).toEqual([cardsOf[nth % cardsOf.length]]);
      expect(ears.fitness().at(-1)).toEqual({ is: 'ready' });
    },
  };
}

type Work = {
  give(id: string, nth: number): void;
  isOut(id: string): boolean;
  /** What it is left alone for before each of its last jobs, and after them. */
  restsMs: readonly number[];
  lastMs: number;
  /** After which troubles nobody can tell what is out. */
  untold(trouble: Trouble): boolean;
};

/** Each job ends once, as done none that is not out whole; and the last one is done. */
function jobs(port: Staged, { ears }: Member, on: Work): Trial {
  const given: string[] = [];
  const falselyDone: string[] = [];
  ears.listen(what => {
    if (what.is === 'job-ended' && what.outcome === 'done' && !on.isOut(what.id)) falselyDone.push(what.id);
  });
  function give(nth: number): void {
    if (ears.ended().length < given.length) return;
    const id = `j${given.length}`;
    given.push(id);
    on.give(id, nth);
  }
  return {
    ...sceneOf(port),
    work: give,
    async ends(_, steps) {
      for (const restMs of on.restsMs) {
        await port.advance(restMs);
        give(2);
      }
      await port.advance(on.lastMs);
      expect(ears.ended().map(({ id }) => id)).toEqual(given);
      expect(ears.told.at(-1)).toEqual({ is: 'job-ended', id: given.at(-1), outcome: 'done' });
      const isTold = !steps.some(step => step.is !== 'pause' && step.is !== 'work' && on.untold(step));
      if (isTold) expect(falselyDone).toEqual([]);
    },
  };
}

/** What these damage is printed and said all the same: neither ESC/POS nor the frames of an xfs5152 have a checksum. */
const isUnchecked = (fault: string): boolean => fault === 'noise' || fault === 'loss';

function printer(port: Staged, member: Is<'printer'>): Trial {
  const rowsOf = new Map<string, number>();
  return jobs(port, member, {
    give(id, nth) {
      const rows = 1 + (nth % 60);
      rowsOf.set(id, rows);
      member.driver.do({ id, lines: Array.from({ length: rows }, () => ({ text: id })) });
    },
    isOut(id) {
      const tickets = port.simulated.shows(member.id)?.['tickets'];
      const isOut = (lines: string[]) => lines.length === rowsOf.get(id) && lines.every(text => text === id);
      return Array.isArray(tickets) && tickets.some(({ lines }) => isOut(lines));
    },
    // An XOFF from before may hold the first ticket back: it fails, and the hall gives it again.
    restsMs: [60_000, 60_000],
    lastMs: 30_000,
    // With answers from seconds ago a cover that was open for a moment is not seen; and a stray byte may be the very answer that is awaited.
    untold: trouble =>
      (trouble.is === 'fault' && (trouble.name === 'slow' || isUnchecked(trouble.name))) ||
      (trouble.is === 'noise' && trouble.bytes.some(byte => fenceAnswers.includes(byte))),
  });
}

function chip(port: Staged, member: Is<'voice'>): Trial {
  const texts = new Map<string, string>();
  return jobs(port, member, {
    give(id, nth) {
      const [length = 0, again] = drawn(nth, 150, 2);
      const text = `${id}${'请'.repeat(length + 1)}`;
      texts.set(id, text);
      member.driver.do({ id, text, times: again === 0 ? 1 : 2 });
    },
    isOut(id) {
      const said = port.simulated.shows(member.id)?.['said'];
      return Array.isArray(said) && said.join('').includes(texts.get(id) ?? '?');
    },
    restsMs: [150_000],
    lastMs: 20_000,
    // Power that failed unheard, answers from seconds ago, and a stray byte that is the very answer that is awaited.
    untold: trouble =>
      (trouble.is === 'fault' &&
        (['power-cycle', 'slow'].includes(trouble.name) || isUnchecked(trouble.name))) ||
      (trouble.is === 'noise' &&
        decodeReplies(trouble.bytes).some(reply => reply === 'accepted' || reply === 'idle')),
  });
}

/** By device, what a person reads there. */
type Shown = ReadonlyMap<string, Record<string, unknown>>;

function shownBy(port: Staged, id: string): Record<string, unknown> {
  const { text, lcd, lamps, numLock } = port.simulated.shows(id) ?? {};
  return { text, lcd, lamps, numLock };
}

/** What they show of each picture that they are given without any trouble. */
export async function untroubledShows(port: Staged): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const nth of pictures.keys()) {
    for (const board of only('board', port)) board.driver.want(pictures[nth] ?? bank, true);
    for (const pad of only('pad', port)) pad.driver.want(lcds[nth] ?? { waiting: 0 });
    await port.advance(45_000);
    shown.push(new Map(port.members.map(({ id }) => [id, shownBy(port, id)])));
  }
  return shown;
}

/** `keysOf`: of a pad. `lost`: it does not say again what was not heard. */
export function trialOf(
  port: Staged,
  untroubled: readonly Shown[],
  { keysOf, lost }: { keysOf(id: string): readonly string[]; lost: boolean },
): Trial {
  const [member, ...others] = port.members;
  switch (member?.is) {
    case 'board':
      return boards(port, untroubled);
    case 'pad': {
      const trial = pads(port, untroubled, keysOf, lost);
      return others.some(({ is }) => is === 'board') ? inTurn(trial, boards(port, untroubled)) : trial;
    }
    case 'reader':
      return readers(port);
    case 'card-reader':
      return cards(port, member);
    case 'printer':
      return printer(port, member);
    case 'voice':
      return chip(port, member);
    default:
      throw new Error('nothing is staged');
  }
}

/** Of one line, whose pads and boards each have their turn. */
function inTurn(one: Trial, other: Trial): Trial {
  return {
    ...one,
    work: nth => (nth % 2 === 0 ? one : other).work(nth >> 1),
    async ends(nth, steps) {
      await one.ends(nth, steps);
      await other.ends(nth, steps);
    },
  };
}
