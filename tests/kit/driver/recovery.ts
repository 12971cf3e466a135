/** Whatever troubles there are in whatever order: once they have ended, a device does all of its work again. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { DeviceConfig } from '../../../config/schema/config.ts';
import type {
  Board,
  BoardPicture,
  Device,
  Pad,
  PadSaid,
  ReaderSaid,
  Report,
} from '../../../drivers/device.ts';
import { ears } from './ears.ts';
import { stagedPort } from './staged-port.ts';

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
  /** What must be so when the troubles have ended; `nth`: of what is done last. */
  ends(nth: number, steps: readonly Step[]): Promise<void>;
};
export type Subject = {
  of: string;
  faults: readonly string[];
  /** Nobody makes one trouble after another faster than this. */
  handMs?: number;
  runs: number;
  begin(cuts: readonly number[]): Trial;
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

type Staged = ReturnType<typeof stagedPort>;
type Member<Driver extends Device, Said> = {
  id: string;
  driver: Driver;
  ears: ReturnType<typeof ears<Said>>;
};

function sceneOf(port: Staged): Scene {
  const ids = [...port.simulated.devices];
  return {
    advance: port.advance,
    heal: port.heal,
    make(trouble) {
      if (trouble.is === 'fault')
        port.simulated.do(ids[trouble.nth % ids.length] ?? '', { fault: trouble.name });
      else if (trouble.is === 'noise') port.noise(trouble.bytes);
      else if (trouble.in) port.putIn();
      else port.pullOut();
    },
  };
}

/** A device with a port, or a broker, of its own. */
export function alone<Driver extends Device, Said>(
  device: DeviceConfig,
  cuts: readonly number[],
  open: (port: Staged, report: Report<Said>) => Driver,
): Staged & { members: [Member<Driver, Said>] } {
  const port = stagedPort({ devices: new Map([[device.kind, device]]) }, { cuts });
  const heard = ears<Said>();
  return { ...port, members: [{ id: device.kind, driver: open(port, heard.report), ears: heard }] };
}

/** A picture, and what each member shows of it. */
export type Case = { picture: BoardPicture; shows: readonly string[] };

/** The latest picture stands there, and the device said so. */
export function boards(
  port: Staged & { members: readonly Member<Board, never>[] },
  cases: readonly Case[],
): Trial {
  const { members } = port;
  const wanted = members.map((): Case | undefined => undefined);
  function want(at: number, one: Case | undefined, urgent: boolean): void {
    wanted[at] = one;
    members[at]?.driver.want(one?.picture ?? { lines: [] }, urgent);
  }
  return {
    ...sceneOf(port),
    work(nth) {
      const [at = 0, which = 0, urgent] = drawn(nth, members.length, cases.length, 2);
      want(at, cases[which], urgent === 1);
    },
    async ends(nth) {
      const [isNew, which = 0] = drawn(nth, 2, cases.length);
      for (const at of members.keys())
        if (isNew === 1 || wanted[at] === undefined) want(at, cases[which], true);
      await port.advance(45_000);
      for (const [at, { id, ears }] of members.entries()) {
        expect(port.simulated.shows(id)).toMatchObject({ text: wanted[at]?.shows[at] });
        expect(ears.fitness().at(-1)).toEqual({ is: 'ready' });
        expect(ears.shown().at(-1)).toBe('acked');
      }
    },
  };
}

/**
 * Its keys are heard again, each press once, and it shows its picture. Of one without an LCD what goes lost on the way is not
 * said again, and may make the next press unheard.
 */
export function pads(
  port: Staged & { members: readonly Member<Pad, PadSaid>[] },
  keys: readonly string[],
  has: 'lcd' | 'lamps' | 'nothing',
): Trial {
  const { members } = port;
  const wanted = members.map(() => ({ waiting: 0, number: 0 }));
  function want(at: number, nth: number): void {
    const [waiting = 0, number = 0] = drawn(nth, 41, 1000);
    wanted[at] = { waiting, number };
    members[at]?.driver.want({ waiting, number });
  }
  for (const [at, { driver, ears }] of members.entries()) {
    want(at, 0);
    ears.listen(what => what.is === 'said' && driver.answer(what.said, { is: 'ready' }));
  }
  return {
    ...sceneOf(port),
    work(nth) {
      const [at = 0, presses, which = 0] = drawn(nth, members.length, 2, keys.length);
      if (presses === 1) port.simulated.do(members[at]?.id ?? '', { press: keys[which] });
      else want(at, nth);
    },
    async ends(nth) {
      for (const at of members.keys()) if (nth % 2 === 1) want(at, nth);
      await port.advance(65_000);
      for (const [at, { id, driver, ears }] of members.entries()) {
        const press = async (): Promise<number> => {
          const before = ears.said().length;
          port.simulated.do(id, { press: 'next' });
          await port.advance(3000);
          return ears.said().length - before;
        };
        if (has !== 'lcd') await press();
        expect(await press()).toBe(1);
        expect(ears.fitness().at(-1)).toEqual({ is: 'ready' });
        // A refresh may be on the wire just now.
        expect(driver.health().queueDepth).toBeLessThanOrEqual(1);
        if (has !== 'nothing') expect(ears.shown().at(-1)).toBe('sent');
        const { waiting = 0, number = 0 } = wanted[at] ?? {};
        const lcd = `${String(waiting).padStart(3, '0')}${String(number).padStart(3, '0')}`;
        if (has === 'lcd') expect(port.simulated.shows(id)).toMatchObject({ lcd });
      }
    },
  };
}

/** The line that stood half read when the trouble ended is lost with the next one. */
export function reader(port: Staged & { members: readonly Member<Device, ReaderSaid>[] }): Trial {
  const [{ id, ears } = never()] = port.members;
  const scan = (nth: number) => port.simulated.do(id, { scan: `A${nth}` });
  return {
    ...sceneOf(port),
    work: scan,
    async ends() {
      await port.advance(60_000);
      for (const nth of [10_001, 10_002]) {
        scan(nth);
        await port.advance(3000);
      }
      expect(ears.said().at(-1)).toEqual({ line: 'A10002' });
      expect(ears.fitness().at(-1)).toEqual({ is: 'ready' });
    },
  };
}

/** Each job ends once, none that did not come out whole as done; and the last one is done. `untold`: what no driver can tell from a job done. */
export function jobs(
  port: Staged & { members: readonly Member<Device, never>[] },
  on: {
    give(id: string, size: number): void;
    isOut(id: string): boolean;
    size: number;
    rounds: readonly number[];
    lastMs: number;
    untold(trouble: Trouble): boolean;
  },
): Trial {
  const [{ ears } = never()] = port.members;
  const given: string[] = [];
  const falselyDone: string[] = [];
  ears.listen(what => {
    if (what.is === 'job-ended' && what.outcome === 'done' && !on.isOut(what.id)) falselyDone.push(what.id);
  });
  function give(size: number): void {
    if (ears.ended().length < given.length) return;
    const id = `j${given.length}`;
    given.push(id);
    on.give(id, size);
  }
  return {
    ...sceneOf(port),
    work: nth => give(1 + (nth % on.size)),
    async ends(_, steps) {
      for (const restMs of on.rounds) {
        await port.advance(restMs);
        give(3);
      }
      await port.advance(on.lastMs);
      expect(ears.ended().map(({ id }) => id)).toEqual(given);
      expect(ears.told.at(-1)).toEqual({ is: 'job-ended', id: given.at(-1), outcome: 'done' });
      const isTold = !steps.some(step => step.is !== 'pause' && step.is !== 'work' && on.untold(step));
      if (isTold) expect(falselyDone).toEqual([]);
    },
  };
}

function never(): never {
  throw new Error('a port has a device');
}
