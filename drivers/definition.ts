/**
 * What a kind of device is: all that the config, the daemon and its tools know of it. A definition is data and schema; what
 * opens the device comes by `import()`, so that reading a config loads no driver.
 */
import type { z } from 'zod';
import type {
  AddressSet,
  Board,
  Broker,
  Handed,
  LocalTime,
  OpenLink,
  Pad,
  PadSaid,
  Printer,
  Probe,
  Reader,
  ReaderSaid,
  Timers,
  Voice,
} from './device.ts';
import type { HidAmong } from './link/hid.ts';
import type { Line, LineProtocol } from './link/line.ts';
import type { Finding } from './settings/finding.ts';
import type { HidPort, Port, PortKey } from './settings/ports.ts';

/** The ways to the devices. Nothing is opened before a driver asks for it. */
export type Ways = {
  port(port: Port): OpenLink;
  /** `among`: which interface of the machine is the device. */
  reports(port: HidPort, among: HidAmong): OpenLink;
  /** The shared lines of one protocol, by their ids. */
  linesOf<Message>(protocol: LineProtocol<Message>): (id: string) => Line<Message>;
  broker(): Broker;
};

/** A driver, by what its device is to the hall. */
export type Opened =
  | { is: 'pad'; driver: Pad }
  | { is: 'board'; driver: Board }
  | { is: 'printer'; driver: Printer }
  | { is: 'voice'; driver: Voice }
  | { is: 'reader'; driver: Reader }
  | { is: 'card-reader'; driver: Reader };
export type DeviceClass = Opened['is'];

/** What a driver is handed beside its settings and its way. `localTime`: for a board with a clock. */
export type HandedToKind = Handed<PadSaid | ReaderSaid> & {
  localTime(): LocalTime;
  /** For so long the hall takes the same frame of a pad for a repeat. */
  repeatWindowMs: number;
};
export type Opener<Settings> = (ways: Ways) => { open(settings: Settings, handed: HandedToKind): Opened };

/** How the entry of a device looks that was found plugged in. */
export type Proposal = {
  /** What its id begins with, and that of its line. */
  id: string;
  line?: string;
  /** The keys that stand for those of this hall; and those that are right as they are. */
  yours?: Readonly<Record<string, string>>;
  keys?: Readonly<Record<string, string>>;
  /** What it may be: it does not say what it is. */
  asIf?: string;
};

/** `Written`: its entry in a config as it was read; `Settings`: as its driver takes it. */
export type Definition<Written, Settings> = {
  /** Its key is `kind`, beside those of every device. */
  settings: z.ZodType<Written> & { shape: { kind: z.ZodLiteral<string> } };
  built(written: Written): Settings;
  /** What no single key can tell; paths begin in the entry. */
  check?(written: Written): Iterable<Finding>;
  /** Of a board that shows words: how many half-width characters stand in a row. */
  cells?(written: Written): number;
  /**
   * Whether anything ever comes back from it. Of the others nobody knows whether they hear and show it. One of a kind that
   * answers may be set not to, by the key of this name (settings/answers.ts).
   */
  answers: boolean;
  ways: readonly ('line' | PortKey | 'hid' | 'topic' | 'program')[];
  /** Kinds that were seen on one line with it. The protocols of all have a family (link/line.ts), by which they are told apart. */
  sharesLineWith?: readonly string[];
  /** What all of it on one line must write alike, by its key. */
  alikeOnALine?(written: Written): Readonly<Record<string, string>>;
  opener(): Promise<Opener<Settings>>;
  /**
   * Of what it says that is of a person: makes of each chunk one of the same length that may be kept. `others`: on a line of which
   * nothing is known; what is none of its frames stays.
   */
  hides?(): Promise<(on: { others: boolean }) => (chunk: Uint8Array) => Uint8Array>;
  /** Where it answers when it is asked what it is. The lower `turn` is asked first. */
  probe?: { turn: number; load(): Promise<Probe> };
  /** Of a device that says nothing, or has no speed at which it is asked: what can be told without. */
  proposal?: Proposal;
  /** Of a USB device. `vendor`: all that has this number is one; `apart`: by what two are told apart that have no serial number. */
  usb?: { vendor?: number; apart?: 'unit'; among: HidAmong };
  /** Where it can be found out at which speed a device speaks that does not answer. */
  findBaud?(): Promise<
    (address: number, openAt: (baud: number) => OpenLink, timers: Timers) => Promise<number | undefined>
  >;
  /** Where its address is set over the wire. */
  setAddress?: {
    from: number;
    to: number;
    load(): Promise<
      (address: number, openAt: (baud: number) => OpenLink, timers: Timers) => Promise<AddressSet>
    >;
  };
} & (
  | { class: Exclude<DeviceClass, 'pad'> }
  | {
      class: 'pad';
      /**
       * What a person sees and hears of its test; and all its keys, where its settings or its kind tell them. `buttons`: what
       * each button is now, of a kind whose config says it under that key.
       */
      tested: {
        shows(settings: Settings): string;
        keys(settings: Settings): readonly string[] | undefined;
        buttons?(settings: Settings): Readonly<Record<string, string>>;
      };
      /** Of a pad whose clerks are used to other meanings: the rules that stand in place of the hall's `keys`. */
      keys?(settings: Settings): Readonly<Record<string, string>> | undefined;
    }
);
