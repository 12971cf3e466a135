/** The hall's devices, supervised: opens each by its kind, and keeps what is shown, printed, said and heard apart from tests. */
import type { Logger } from 'pino';
import type { Config } from '../../config/schema/config.ts';
import { type Cards, isCardReader, isPad, isReader, type Reads } from '../../config/schema/device-classes.ts';
import type {
  Attention,
  Device,
  Identity,
  JobOutcome,
  LocalTime,
  Pad,
  PadAnswer,
  PadSaid,
  Printer,
  PrintJob,
  ReaderSaid,
  Report,
  Reporter,
  SpeechJob,
  Timers,
  Voice,
} from '../../drivers/device.ts';
import { newHealth } from '../../drivers/health.ts';
import { type DeviceConfig, everAnswers } from '../../drivers/kinds.ts';
import { localTimeAt } from '../core/day/clock-face.ts';
import { atWork } from '../core/devices/failover.ts';
import type { Hall } from '../core/types/model.ts';
import type { Clock } from '../process/clock.ts';
import { type Drivers, openerOver } from './open.ts';
import { openStandingPictures, type StandingPictures } from './pictures.ts';
import type { DevicesView } from './state.ts';
import { openDeviceStates } from './status.ts';
import type { DeviceTester } from './testing/outcome.ts';
import { openDeviceTests } from './testing/test.ts';
import { openWays, type Tap } from './transports.ts';

/** What the devices tell the hall. */
export type DeviceEvents = {
  padSaid(device: string, counter: string, said: PadSaid): void;
  readerSaid(device: string, reads: Reads, said: ReaderSaid): void;
  cardLaid?(device: string, cards: Cards, identity: Identity): void;
  /** `why` is absent while it can work, `warning` while nobody needs to help. */
  fit(device: string, why?: string, warning?: string): void;
  jobEnded(device: string, job: string, outcome: JobOutcome, why?: string): void;
  /** It is in the printer whole. */
  jobArrived?(device: string, job: string): void;
  /** Nobody can tell whether the job in doubt was done. */
  jobUnknown?(device: string, job: string): void;
  /** A state that ops see has changed. */
  changed(): void;
  /** A button that is no key in the config was pressed. */
  noKey?(device: string, button: string): void;
  /** It was tested, and can take jobs again. */
  free?(device: string): void;
};

export type Devices = DevicesView &
  DeviceTester & {
    /** Wants of every board the picture of the hall as it is now, and of every pad soon after; those already wanted are left alone. */
    show(hall: Readonly<Hall>, now: number): void;
    answer(pad: string, said: PadSaid, answer: PadAnswer): void;
    /** Lets the clerk of this counter look up. */
    attention(counter: string, to: Attention): void;
    /** Those that may be given a job: of a device and its spares only one, and none that is being tested. */
    fitFor(is: 'print' | 'speech'): readonly string[];
    print(printer: string, job: PrintJob): void;
    speak(voice: string, job: SpeechJob): void;
    tryBoard: StandingPictures['tryBoard'];
    close(): Promise<void>;
  };

/**
 * `drivers`: of these devices. `tap` hears what goes over every port. `inDoubt`: printer -> the job that a former run left in it.
 */
export function openDevices({
  config,
  drivers: loaded,
  clock,
  timers,
  log,
  on,
  tap,
  inDoubt = new Map(),
}: {
  config: Config;
  drivers: Drivers;
  clock: Clock;
  timers: Timers;
  log: Logger;
  on: DeviceEvents;
  tap?: Tap | undefined;
  inDoubt?: ReadonlyMap<string, string>;
}): Devices {
  const { rules, repeatWindowMs } = config;
  const drivers = new Map<string, Device>();
  const pads = new Map<string, { driver: Pad; counter: string }>();
  const printers = new Map<string, Printer>();
  const voices = new Map<string, Voice>();
  /** Printer or voice -> the job in its hands. */
  const inHand = new Map<string, string>();
  const unverified = new Set(
    [...config.devices].flatMap(([id, device]) => (everAnswers(device) ? [] : [id])),
  );
  const localTime = (): LocalTime => localTimeAt(clock.wall(), rules.timeZone);
  const ways = openWays(config, timers, tap);
  const openDriver = openerOver(loaded, ways);
  const states = openDeviceStates({ clock, timers, log }, (id, why, warning) => {
    on.fit(id, why, warning);
    on.changed();
  });
  const pictures = openStandingPictures(rules, () => on.changed());
  const tests = openDeviceTests({
    config,
    clock,
    timers,
    states,
    pictures,
    attention: id => pads.get(id)?.driver.attention('test'),
    acknowledge: (id, said) => pads.get(id)?.driver.answer(said, { is: 'done' }),
    hasJob: id => (voices.has(id) ? [...voices.keys()] : [id]).some(one => inHand.has(one)),
    print,
    speak,
    free: id => on.free?.(id),
  });

  for (const [id, device] of config.devices) {
    states.add(id, device.kind, device.disabled);
    if (!device.disabled) drivers.set(id, open(id, device));
  }

  function open(id: string, device: DeviceConfig): Device {
    const doubtful = inDoubt.get(id);
    if (doubtful !== undefined) inHand.set(id, doubtful);
    const opened = openDriver(device, {
      ...(doubtful !== undefined && { inDoubt: doubtful }),
      timers,
      localTime,
      repeatWindowMs,
      report: hear(id, device, said => hearSaid(id, device, said)),
    });
    if (opened.is === 'pad' && isPad(device)) {
      const { counter } = device;
      pads.set(id, { driver: opened.driver, counter });
      pictures.addPad(id, opened.driver, counter);
    } else if (opened.is === 'board') pictures.addBoard(id, opened.driver);
    else if (opened.is === 'printer') printers.set(id, opened.driver);
    else if (opened.is === 'voice') voices.set(id, opened.driver);
    return opened.driver;
  }

  function hearSaid(id: string, device: DeviceConfig, said: PadSaid | ReaderSaid): void {
    if ('line' in said) {
      if (!tests.readerSaid(id, said) && isReader(device)) on.readerSaid(id, device.reads, said);
    } else if (!tests.padSaid(id, said) && isPad(device)) on.padSaid(id, device.counter, said);
  }

  function hear<Said>(id: string, device: DeviceConfig, saidBy: (said: Said) => void): Reporter<Said> {
    return (told: Report<Said>) => {
      switch (told.is) {
        case 'fitness':
          return states.heard(id, told.fitness);
        case 'said':
          return saidBy(told.said);
        case 'laid':
          if (!tests.cardLaid(id) && isCardReader(device)) on.cardLaid?.(id, device.cards, told.identity);
          return;
        case 'no-key':
          return on.noKey?.(id, told.button);
        case 'shown':
          return pictures.shown(id, told.confirmed);
        case 'job-arrived':
          return on.jobArrived?.(id, told.id);
        case 'job-unknown':
          inHand.delete(id);
          return on.jobUnknown?.(id, told.id);
        case 'job-ended': {
          if (inHand.get(id) === told.id) inHand.delete(id);
          if (!tests.jobEnded(id, told.id, told.outcome, told.why))
            on.jobEnded(id, told.id, told.outcome, told.why);
        }
      }
    };
  }

  function print(id: string, job: PrintJob): void {
    inHand.set(id, job.id);
    printers.get(id)?.do(job);
  }

  function speak(id: string, job: SpeechJob): void {
    inHand.set(id, job.id);
    voices.get(id)?.do(job);
  }

  /** One that has not been heard yet may well work: its spare does not step in before that is known. */
  function mayWork(id: string): boolean {
    const state = states.of(id)?.state;
    return state === 'ready' || state === 'init';
  }

  return {
    show: pictures.show,
    answer: (id, said, answer) => pads.get(id)?.driver.answer(said, answer),
    attention(counter, to) {
      for (const pad of pads.values()) if (pad.counter === counter) pad.driver.attention(to);
    },
    fitFor(is) {
      const all = [...(is === 'print' ? printers : voices).keys()];
      // R12: a hall hears one voice at a time.
      if (is === 'speech' && all.some(tests.isTesting)) return [];
      return atWork(rules, all, mayWork).filter(
        id => states.of(id)?.state === 'ready' && !tests.isTesting(id),
      );
    },
    print,
    speak,
    tryBoard: pictures.tryBoard,
    test: tests.test,
    devices: () =>
      [...states.all()].map(([id, { kind, state, since, why, warning }]) => ({
        id,
        kind,
        state,
        since,
        ...(why !== undefined && { why }),
        ...(warning !== undefined && { warning }),
        ...(unverified.has(id) && { verified: false as const }),
        health: drivers.get(id)?.health() ?? newHealth(),
      })),
    boards: pictures.boards,
    async close() {
      tests.close();
      states.close();
      await Promise.all([...drivers.values()].map(driver => driver.close()));
      await ways.close();
    },
  };
}
