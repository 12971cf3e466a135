/**
 * What the page and the demo tell each other: GET /hall.json once, and JSON over MQTT below `one-ticket/v1/<hall>/`.
 * Both sides import these types; the page has no other knowledge of the config.
 */
import type { CalledCounter } from '../../daemon/text/counters.ts';
import type { Degree, FaultName } from '../stage/fault-names.ts';
import type { Word } from './words.ts';

/** GET /hall.json: what stands where, as the config says. Names are text of the config: anything may be in them. */
export type HallPlan = {
  hall: string;
  name: string;
  /** `one-ticket/v1/<hall>`. */
  prefix: string;
  institutions: { id: string; name: string }[];
  queues: { id: string; name: string; institution: string }[];
  services: { id: string; name: string; series: string }[];
  /** In the order of the config; the id is the number on the plate, where it is not called by a name. */
  counters: (CalledCounter & { institution: string; queues: string[] })[];
  /** Those that are simulated, in the order of the config. */
  devices: PlannedDevice[];
};

export type FaultWords = Partial<Record<FaultName, Word>>;

export type PlannedDevice = {
  id: string;
  kind: string;
  class: 'pad' | 'board' | 'printer' | 'voice' | 'reader' | 'card-reader';
  /** Where it stands; a board, printer, voice or reader without one belongs to the whole hall. */
  counter?: string;
  /** The faults that a person can make here, without `none`. */
  faults: FaultName[];
  /** How a pad looks that shows more than what was sent last. */
  face?: 'lcd' | 'lamps' | 'num-lock';
  /** What is told of its faults that differs from others of its class: at the device, and in the hall. */
  faultWords?: { seen?: FaultWords; noticed?: FaultWords };
  /** What can be pressed, as `{"press": word}` takes it; a reader that scans tickets has none, and takes `{"scan": line}`. */
  presses: PlannedPress[];
  /** For the first line of a recording; left out: no bytes pass that could be recorded. */
  recording?: RecordedDevice;
};

/** As the config writes them, without what is of this hall only; `line`: of the line that it shares. */
export type RecordedDevice = {
  settings: Readonly<Record<string, unknown>>;
  line?: Readonly<Record<string, unknown>>;
};

/** `word`: next, 7, rate-5, or the line of a kiosk. The others only at a kiosk: what it takes a ticket for. */
export type PlannedPress = {
  word: string;
  /** The names of its services, of the queues chosen, and its class. */
  services?: string[];
  choices?: string[];
  class?: 'normal' | 'appointment' | 'green';
};

/** `sim/<device>/looks`, retained: what must be drawn rather than told, beside `sim/<device>/shows`. */
export type Looks = {
  /** Made by hand and not ended, in the order they were made. */
  faults: FaultName[];
  /** Of those that are more or less of something. */
  degrees?: Partial<Record<FaultName, Degree>>;
  /** Left out: this kind has no drawing; what it `shows` says enough. */
  drawing?: Drawing;
};

export type Drawing = DotMatrix | Digits | Roll;

/** An LED matrix, from the areas that the card holds. */
export type DotMatrix = {
  is: 'dots';
  /** Dots. */
  width: number;
  height: number;
  lit: boolean;
  /** 1 to 16. */
  brightness: number;
  areas: DotArea[];
};

export type DotColour = 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'magenta' | 'white';

/** One rectangle of text. What an area has more than fits is cut off, as a card does. */
export type DotArea = {
  /** Dots, from the top left. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** One after the other, for ever; an empty page is dark, so that number and blank by turns blink. */
  pages: { rows: { text: string; fontDots: 16 | 24 | 32; colour: DotColour }[] }[];
  /** How a page comes: at once, or wandering in from the right to the left. */
  moves: 'still' | 'left';
  /** How long each page stays; wandering: how long one dot takes. */
  stayMs: number;
};

/** A row of characters that each are lit or dark: seven segments, or a small display. */
export type Digits = { is: 'digits'; places: number; text: string; blink: boolean };

/** What comes out of a ticket printer, from its bytes. */
export type Roll = {
  is: 'roll';
  /** Of the smallest characters; Chinese takes two. */
  columns: number;
  /** The last ones that hang in the slot, oldest first. `nth` counts since the start of the simulator. */
  tickets: { nth: number; rows: PaperRow[] }[];
  /** What has come out and is not cut off; of something endless, the last of it. */
  uncut: PaperRow[];
  /** Something lies in the knife's way: it jams at the next cut. */
  knifeBlocked: boolean;
};

export type PaperRow =
  | { is: 'text'; align: Align; spans: PaperSpan[] }
  /** Printer dots a module. */
  | { is: 'qr'; align: Align; data: string; moduleDots: number; correction: QrCorrection }
  /** Another picture, drawn as a grey box; in printer dots. */
  | { is: 'image'; align: Align; widthDots: number; heightDots: number };

export type Align = 'left' | 'centre' | 'right';

/** How much of a code may be lost: 7, 15, 25 or 30 %. */
export type QrCorrection = 'L' | 'M' | 'Q' | 'H';

/** `wide`, `tall`: magnified 1 to 8 times. */
export type PaperSpan = { text: string; wide: number; tall: number; bold: boolean };

/** `demo/shows`, retained: what stands around the devices. */
export type DemoShows = {
  /** The process. What it believes of itself is its own `$state`. */
  daemon: 'running' | 'pulled' | 'starting';
  /** The hall's broker; the page's own connection stands anyway. */
  broker: 'here' | 'away';
  crowd: CrowdShows;
};

/** `demo/do`: what a person does around the devices, one of these a message. */
export type DemoDo =
  /** `pull`: as the plug of its power (SIGKILL), and it stays off until `start`. */
  | { daemon: 'pull' | 'start' }
  | { broker: 'take-away' | 'bring-back' }
  | { crowd: Partial<CrowdSettings> | 'stop' | 'go' | 'step' };

export type CrowdSettings = {
  /** 0: nobody comes and no clerk presses; 1 to 100: the times of people are divided by it, the hall's are not. */
  speed: number;
  /** The same seed brings the same people, 0 to 2147483647. */
  seed: number;
  /** How many come an hour, by the people's own clock, which begins with the first at speed: `"0:00 60, 2:00 90"`. */
  arrivals: string;
  /** Of each kiosk press: its share of those who come, 0 to 100; a press left out has 0. */
  mix: Record<string, number>;
};

export type CrowdShows = CrowdSettings & {
  stopped: boolean;
  /** Seconds of the people's own time since they began to come. */
  clockS: number;
  figures: {
    came: number;
    /** Without a ticket, because the kiosk gave none in time. */
    turnedAway: number;
    served: number;
    /** Called, and did not come in time. */
    missed: number;
    gaveUp: number;
    inside: number;
  };
  /** What holds them in the hall's own time, which they do not hasten: how many wait for it now. */
  holds: {
    /** Numbers that are called and no loudspeaker has said yet. */
    voice: number;
    /** Clerks for whom nobody comes, and whom the hall lets call again or give up only later. */
    calls: number;
    /** People in the lines before the kiosks, while a ticket is being printed. */
    paper: number;
    /** Counters where a key was not taken while somebody is still believed to be there. */
    keys: number;
  };
};

/** `demo/people`, retained, at most twice a second: where the crowd stands, whatever the daemon believes. */
export type DemoPeople = {
  /** At most 300. */
  people: {
    nth: number;
    /** The `nth` of whom they came with, where that one came first. */
    with?: number;
    /** As printed; left out before it is in hand. */
    ticket?: string;
    class: 'normal' | 'appointment' | 'green';
    is: 'at-kiosk' | 'waiting' | 'walking' | 'at-counter' | 'away';
    counter?: string;
  }[];
};

/**
 * GET /frames/<device>: server-sent events, the last ones first, then each as it passes. `hex` of all frames in a row is all
 * that passed; what is no frame is told as one with `error`.
 */
export type Frame = {
  /** Counts the frames of its device, from 1; a gap is frames that are gone. */
  nth: number;
  /** ms UTC. */
  at: number;
  /** rx: the device received it. */
  dir: 'rx' | 'tx';
  /** One line in plain English: what it means. */
  says: string;
  error?: string;
  /** It is for another device of the same line. */
  forAnother?: true;
  /** It came at once with the frame before it, or the end of it did. */
  sameChunk?: true;
  /** In their order. Those of `hex` are all of it, one after the other. */
  fields: FrameField[];
  /** Bytes or a report. */
  hex?: string;
  /** A message of MQTT. */
  topic?: string;
  payload?: string;
  /** A program was started. */
  args?: readonly string[];
  input?: string;
};

/** A part of a frame: `hex` or, in a message, its text; what it is called in the maker's manual; what it means. */
export type FrameField = { name: string; raw: string; means: string };
