/**
 * The narrow interface between the hall and its devices.
 *
 * A driver keeps one device true. It knows neither the hall nor other drivers; the hall knows no bytes.
 * Pictures are standing (latest wins), jobs are done once. Everything a driver has to tell goes through the
 * one `report` function it is handed.
 */

/** An open way to a device: bytes in both directions. `write` resolves when the bytes were handed on, which is not delivery. */
export type Link = {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

/** What a link tells while it is open. `down` comes at most once, and never after `close` was called. */
export type LinkEvents = {
  data(bytes: Uint8Array): void;
  down(why: string): void;
};

/** Opens a link, looking the device's path up again at each call. Rejects with an Error that says what was tried. */
export type OpenLink = (on: LinkEvents) => Promise<Link>;

/** A broker that devices speak through; one connection serves them all, and is made again for ever. */
export type Broker = {
  /**
   * Listens to these topics (wildcards allowed). `on.up` comes when the broker has taken the subscription, also later when
   * the connection was lost and came back.
   */
  join(topics: readonly string[], on: BrokerEvents): BrokerSeat;
  /** How many times the connection was made again since the start. */
  reopened(): number;
  close(): Promise<void>;
};
export type BrokerEvents = {
  up(): void;
  down(why: string): void;
  /** `retained`: it was said before we listened. */
  message(topic: string, payload: Uint8Array, retained: boolean): void;
};
export type BrokerSeat = {
  /** QoS 1, never retained. Dropped while the connection is down; resolves true when the broker has taken it. */
  publish(topic: string, payload: string): Promise<boolean>;
  /** How many messages were dropped because they were longer than any device sends (64 KiB). */
  dropped(): number;
  leave(): void;
};

/** Time as it is handed in: monotonic milliseconds and one-shot timers. `after` returns the function that cancels. */
export type Timers = {
  now(): number;
  after(delayMs: number, then: () => void): () => void;
};

/** What a clock on the wall of the hall shows. `weekday`: 1 is Monday, 7 Sunday. */
export type LocalTime = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
};

/** The state of a device as the hall tells it to ops. */
export type Fitness =
  /** It works, as far as it can tell. `warning`: not for long, unless somebody helps (paper near its end). */
  | { is: 'ready'; warning?: string }
  /** It answers, but cannot do its work until somebody helps (paper out, cover open). */
  | { is: 'degraded'; why: string }
  /** It does not answer, or its port is gone. */
  | { is: 'lost'; why: string };

/** Figures of a device since the daemon started; counts, and `roundTripMs`: how long it takes to answer, smoothed where it is asked. */
export type Health = {
  frames: number;
  errors: number;
  retries: number;
  reopened: number;
  queueDepth: number;
  roundTripMs: number;
};

/** How a job has ended. `sent`: of a device that never answers; nobody knows whether it was done. */
export type JobOutcome = 'done' | 'sent' | 'failed';

/** What a driver tells the hall. `Said` is what this class of device can say. */
export type Reporter<Said> = (what: Report<Said>) => void;
export type Report<Said> =
  | { is: 'fitness'; fitness: Fitness }
  | { is: 'said'; said: Said }
  /** A card was laid on a reader of identity cards. */
  | { is: 'laid'; identity: Identity }
  /** A button was pressed that the config makes no key: its own name, as `buttons` writes it. */
  | { is: 'no-key'; button: string }
  /** The standing picture now on the device, or `undefined` where that is no longer known. */
  | { is: 'shown'; confirmed: 'none' | 'sent' | 'acked' }
  /** The job given last has ended. */
  | { is: 'job-ended'; id: string; outcome: JobOutcome; why?: string }
  /** The job in hand is in the device whole: it will be done though nobody sends more. */
  | { is: 'job-arrived'; id: string }
  /** Of the job that was in doubt nobody can tell whether it was done. */
  | { is: 'job-unknown'; id: string };

/** What every driver is handed beside its settings and its way. */
export type Handed<Said> = {
  timers: Timers;
  report: Reporter<Said>;
  /**
   * A job that had arrived when a former run of the daemon ended a moment ago. The driver finds out, and tells `job-ended` with
   * `done`, or `job-unknown`; it is given no other job before.
   */
  inDoubt?: string;
};

/** Every driver: its figures, and its end (releases the port, stops its timers; resolves when the port is free). */
export type Device = {
  health(): Health;
  close(): Promise<void>;
};

/* ---- boards: standing pictures ---- */

export type Colour = 'red' | 'green' | 'yellow';

/** One line of a board. `scroll` moves a text that is wider than the board to the left. */
export type BoardLine = { text: string; blink?: boolean; colour?: Colour; scroll?: boolean };
/** What a board shows, from top to bottom. `ticket`: the number in it, for a board that can show nothing else. */
export type BoardPicture = { lines: readonly BoardLine[]; ticket?: string };

/** A number board. Latest picture wins; it is shown only when the board itself confirmed it. */
export type Board = Device & {
  /** `urgent`: a number changed (goes before routine refresh on a shared line). */
  want(picture: BoardPicture, urgent: boolean): void;
};
export type BoardSaid = never;

/* ---- pads: presses in, a small LCD out ---- */

export type KeyName =
  | 'next'
  | 'recall'
  | 'line'
  | 'evaluate'
  | 'transfer'
  | 'ok'
  | 'cancel'
  | 'pause'
  | '0'
  | '1'
  | '2'
  | '3'
  | '4'
  | '5'
  | '6'
  | '7'
  | '8'
  | '9';

/** What a button of a pad or a rater is. */
export type Button = KeyName | 'rate-1' | 'rate-2' | 'rate-3' | 'rate-4' | 'rate-5';

/**
 * What a pad said. `frame`: of a pad that says everything again until it is acknowledged, the very frame, for telling a repeat
 * from a new press; other pads tell a press once. `rating`: 1 to 5, the best.
 */
export type PadSaid =
  | { press: KeyName; digits: string; frame?: Uint8Array }
  | { rating: number; frame?: Uint8Array };

/** What the clerk must know before how many wait: of the visit in hand, or at the desk of somebody called or claiming elsewhere. */
export type PadMark = 'presumed' | 'choice' | 'claim' | 'refused' | 'papers-missing' | 'fetch' | 'cases';

/** How many wait (0–999), the number in hand; `cases`: beside the mark of that name, how many are left; `ready`: whoever joins next is called by itself. */
export type PadPicture = { waiting: number; number?: number; mark?: PadMark; cases?: number; ready?: true };

/** What came of a press; each pad lets the clerk know with what it has: a beeper, an LCD, lamps. */
export type PadAnswer =
  /** It was carried out; what a refusal left standing is over. */
  | { is: 'done' }
  /** Carried out, and now the counter waits for whoever comes next. */
  | { is: 'ready' }
  /** `code`: 1–99, why nothing was done. */
  | { is: 'refused'; code: number }
  /** It was answered before; this says only that it was heard. */
  | { is: 'repeat' };

/** Why the clerk should look up unasked: the next visit came by itself, green is claimed, somebody is to be fetched, they signed in elsewhere, or a test. */
export type Attention = 'next-came' | 'claim' | 'fetch' | 'signed-out' | 'test';

export type Pad = Device & {
  want(picture: PadPicture): void;
  /** Acknowledges what was said, and lets the clerk know what came of it. */
  answer(said: PadSaid, answer: PadAnswer): void;
  attention(to: Attention): void;
};

/* ---- printers and voices: jobs ---- */

/** One line of a ticket. `size` magnifies both ways (1–4). A text wider than the paper is wrapped, 中文 counting double. */
export type TicketLine =
  | { text: string; size?: 1 | 2 | 3 | 4; bold?: boolean; align?: 'left' | 'centre' }
  | { qr: string }
  | { rule: true }
  | { feed: number };

export type PrintJob = { id: string; lines: readonly TicketLine[] };
/**
 * Prints one job at a time; `do` is called only while no job is under way. Done only when the device says that it is out; sent
 * of one that never says anything.
 */
export type Printer = Device & { do(job: PrintJob): void };
export type PrinterSaid = never;

/** `times`: 1 or 2, said one after the other. */
export type SpeechJob = { id: string; text: string; times: 1 | 2 };
/** Says one job at a time; a full stop in its text parts languages. `do` is called only while no job is under way. */
export type Voice = Device & { do(job: SpeechJob): void };
export type VoiceSaid = never;

/* ---- readers: lines of text, and cards ---- */

/** A kiosk button box or a scanner: one line of printable text, trimmed. */
export type ReaderSaid = { line: string };
/**
 * Whose identity card was laid there. Both are functions, so that nothing which is written, told or logged can have them in it by mistake.
 * `birth`: as 1949-10-01; undefined: the card has none that can be read.
 */
export type Identity = { number(): string; birth(): string | undefined };
export type Reader = Device;

/* ---- probes: what is it that is plugged in there? ---- */

/** A question that devices of one kind answer, and that does nothing to any other. */
export type Probe = {
  /** At which speeds it is asked. */
  bauds: readonly number[];
  ask: Uint8Array;
  withinMs: number;
  /** What answered, once all of the answer is there: in words, and its own settings as a config writes them. */
  answered(heard: Uint8Array): { what: string; settings: Readonly<Record<string, string>> } | undefined;
};

/** What came of setting an address over the wire. `told`: who had which, and what it is now. */
export type AddressSet = { is: 'set'; told: string; baud?: number } | { is: 'failed'; why: string };
