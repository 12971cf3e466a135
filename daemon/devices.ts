/** The hall's devices: opens each by its kind, knows how each fares, and logs once down and once up. */
import type { Logger } from 'pino';
import type { BoardConfig, Config, DeviceConfig, Reads } from '../config/schema.ts';
import type {
  Board,
  Device,
  Fitness,
  OpenLink,
  Pad,
  PadSaid,
  Printer,
  PrintJob,
  ReaderSaid,
  Report,
  SpeechJob,
  Timers,
  Told,
  Voice,
} from '../drivers/driver.ts';
import { onOwnPort, onSharedLine } from '../drivers/kinds.ts';
import { type Line, openLine } from '../drivers/link/line.ts';
import { serialLink } from '../drivers/link/serial.ts';
import type { Clock } from './clock.ts';
import type { Hall } from './core/model.ts';
import { type BoardPicture, boardPicture, padPicture } from './core/pictures.ts';
import type { BoardState, DeviceState, DevicesView } from './device-state.ts';

/** What the devices tell the hall. */
export type DeviceEvents = {
  padSaid(device: string, counter: string, said: PadSaid): void;
  readerSaid(device: string, reads: Reads, said: ReaderSaid): void;
  /** `why` is absent while it can work. */
  fit(device: string, why?: string): void;
  jobEnded(device: string, job: string, outcome: 'done' | 'failed', why?: string): void;
  /** A state that ops see has changed. */
  changed(): void;
};

export type Devices = DevicesView & {
  /** Wants of every board the picture of the hall as it is now, and of every pad soon after; those already wanted are left alone. */
  show(hall: Readonly<Hall>, now: number): void;
  answer(pad: string, said: PadSaid, how: { beeps: 0 | 1 | 2; code?: number }): void;
  /** The pad of this counter beeps unasked. */
  beepAt(counter: string): void;
  fitFor(is: 'print' | 'speech'): readonly string[];
  print(printer: string, job: PrintJob): void;
  speak(voice: string, job: SpeechJob): void;
  close(): Promise<void>;
};

type Known = { kind: string; state: DeviceState['state']; since: number; why?: string; driver?: Device };
/** `text`: the wanted picture as text, for telling whether it has changed. */
type KnownBoard = {
  driver: Board;
  wanted?: BoardPicture;
  shown?: BoardPicture;
  confirmed: BoardState['confirmed'];
  text?: string;
};
type KnownPad = { driver: Pad; counter: string; text?: string };

export function openDevices(
  config: Config,
  clock: Clock,
  timers: Timers,
  log: Logger,
  on: DeviceEvents,
): Devices {
  const { rules } = config;
  const known = new Map<string, Known>();
  const boards = new Map<string, KnownBoard>();
  const pads = new Map<string, KnownPad>();
  const printers = new Map<string, Printer>();
  const voices = new Map<string, Voice>();
  const padLines = new Map<string, Line<PadMessage>>();
  const boardLines = new Map<string, Line<BoardMessage>>();
  let padsDue = false;

  for (const [id, device] of config.devices) {
    const entry: Known = { kind: device.kind, state: 'init', since: clock.wall() };
    known.set(id, entry);
    entry.driver = open(id, device);
  }

  function open(id: string, device: DeviceConfig): Device {
    switch (device.kind) {
      case 'ff68-pad': {
        const { protocol, open } = onSharedLine[device.kind];
        const line = padLines.get(device.line) ?? openLine(protocol, ...lineOf(device.line), timers);
        padLines.set(device.line, line);
        const driver = open(
          device,
          line,
          timers,
          hear(id, said => on.padSaid(id, device.counter, said)),
        );
        pads.set(id, { driver, counter: device.counter });
        return driver;
      }
      case 'onbon-k': {
        const { protocol, open } = onSharedLine[device.kind];
        const line = boardLines.get(device.line) ?? openLine(protocol, ...lineOf(device.line), timers);
        boardLines.set(device.line, line);
        const driver = open(faceOf(device), line, timers, hear(id, nothing));
        boards.set(id, { driver, confirmed: 'none' });
        return driver;
      }
      case 'escpos': {
        const driver = onOwnPort.escpos.open(device, portOf(device), timers, hear(id, nothing));
        printers.set(id, driver);
        return driver;
      }
      case 'syn6288': {
        const options = { dialect: device.kind, volume: device.volume, speed: device.speed } as const;
        const driver = onOwnPort.syn6288.open(options, portOf(device), timers, hear(id, nothing));
        voices.set(id, driver);
        return driver;
      }
      case 'line-reader':
        return onOwnPort['line-reader'].open(
          portOf(device),
          timers,
          hear(id, said => on.readerSaid(id, device.reads, said)),
        );
    }
  }

  function lineOf(id: string): [{ baud: number; turnaroundMs: number; echoes: boolean }, OpenLink] {
    const line = config.lines.get(id);
    if (line === undefined) throw new Error(`the config check let an unknown line ${id} pass`);
    return [line, serialLink({ path: line.serial, baud: line.baud })];
  }

  function hear<Said>(id: string, saidBy: (said: Said) => void): Report<Said> {
    return (told: Told<Said>) => {
      switch (told.is) {
        case 'fitness':
          return fitnessOf(id, told.fitness);
        case 'said':
          return saidBy(told.said);
        case 'shown':
          return shownOn(id, told.confirmed);
        case 'job-ended':
          return on.jobEnded(id, told.id, told.outcome, told.why);
      }
    };
  }

  function fitnessOf(id: string, fitness: Fitness): void {
    const entry = known.get(id);
    const why = fitness.is === 'ready' ? undefined : fitness.why;
    if (entry === undefined || (entry.state === fitness.is && entry.why === why)) return;
    const told = { device: id, state: fitness.is, ...(why !== undefined && { why }) };
    if (fitness.is !== 'ready') log.warn(told, 'device down');
    else if (entry.state === 'init') log.info(told, 'device up');
    else log.info(told, 'device up again');
    entry.state = fitness.is;
    entry.since = clock.wall();
    if (why === undefined) delete entry.why;
    else entry.why = why;
    on.fit(id, why);
    on.changed();
  }

  function shownOn(id: string, confirmed: BoardState['confirmed']): void {
    const board = boards.get(id);
    if (board === undefined) return;
    board.confirmed = confirmed;
    if (confirmed === 'none') delete board.shown;
    else if (board.wanted !== undefined) board.shown = board.wanted;
    on.changed();
  }

  function showPads(hall: Readonly<Hall>): void {
    padsDue = false;
    for (const pad of pads.values()) {
      const picture = padPicture(rules, hall, pad.counter);
      const text = JSON.stringify(picture);
      if (text === pad.text) continue;
      pad.text = text;
      pad.driver.want(picture);
    }
  }

  return {
    show(hall, now) {
      for (const [id, board] of boards) {
        const picture = boardPicture(rules, hall, id, now);
        const text = JSON.stringify(picture);
        if (text === board.text) continue;
        board.text = text;
        board.wanted = picture;
        board.confirmed = 'none';
        board.driver.want(picture, true);
        on.changed();
      }
      // The boards and the echo of the press go first: a call changes the count on every pad of its queue.
      if (!padsDue) setImmediate(showPads, hall);
      padsDue = true;
    },
    answer: (id, said, how) => pads.get(id)?.driver.answer(said, how),
    beepAt(counter) {
      for (const pad of pads.values()) if (pad.counter === counter) pad.driver.beep();
    },
    fitFor: is =>
      [...(is === 'print' ? printers : voices).keys()].filter(id => known.get(id)?.state === 'ready'),
    print: (id, job) => printers.get(id)?.do(job),
    speak: (id, job) => voices.get(id)?.do(job),
    devices: () =>
      [...known].map(([id, { driver, ...entry }]) => ({ id, ...entry, health: driver?.health() ?? untried })),
    boards: () =>
      [...boards].map(([id, { wanted = blank, shown, confirmed }]) => ({
        id,
        wanted,
        confirmed,
        ...(shown !== undefined && { shown }),
      })),
    async close() {
      await Promise.all([...known.values()].flatMap(({ driver }) => driver?.close() ?? []));
      await Promise.all([...padLines.values(), ...boardLines.values()].map(line => line.close()));
    },
  };
}

type MessageOf<Protocol> = Protocol extends { decoder(): (chunk: Uint8Array) => (infer Message)[] }
  ? Message
  : never;
type PadMessage = MessageOf<(typeof onSharedLine)['ff68-pad']['protocol']>;
type BoardMessage = MessageOf<(typeof onSharedLine)['onbon-k']['protocol']>;

const blank: BoardPicture = { lines: [] };
const untried = { frames: 0, errors: 0, retries: 0, reopened: 0, queueDepth: 0, roundTripMs: 0 };

function nothing(): void {}

function portOf(device: { serial: string; baud: number }): OpenLink {
  return serialLink({ path: device.serial, baud: device.baud });
}

function faceOf(board: BoardConfig) {
  return { ...board, expiresAfterS: Math.round(board.expiresAfterMs / 1000) };
}
