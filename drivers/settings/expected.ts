/**
 * What a value of a config may be, and what stands in its place: daemon/text/staff says both. Those of the hall's own part are
 * among them, because every value is read in one way (scalars.ts).
 */
type List = readonly string[];

export type Expected =
  | { is: PlainlyExpected }
  | { is: 'text' | 'topic' | 'press-line' | 'phone-address'; atMost: number }
  | { is: 'whole-number' | 'number'; min: number; max: number }
  /** Its bounds as the config writes them. */
  | { is: 'duration'; min: string; max: string }
  | { is: 'baud' | 'one-of'; among: List }
  | { is: 'one-of-the'; list: SectionWord | 'pad-kinds' | 'pad-buttons' | 'choice' | 'default'; among: List }
  | { is: 'choice-at-ticket'; service: string; among: List }
  | { is: 'entries'; of: SectionWord }
  | { is: 'locale'; folder: string; among: List }
  | { is: 'own-words'; folder: string }
  /** `words`: those that stand in braces. */
  | { is: 'phrase'; words: List }
  /** The same of a sentence, in which `also` may stand; `isTold`: ours may stand in it for all of them. */
  | { is: 'sentence'; words: List; also: List; isTold: boolean }
  | { is: 'key-rule'; keys: List }
  /** What the first on that line writes. */
  | { is: 'as-on-line'; as: string; line: string }
  /** `manual`: where it is told how they are counted. */
  | { is: 'button-number'; atMost: number; manual: string }
  /** In the words of whoever refused it. */
  | { is: 'as-written'; text: string };

export type PlainlyExpected =
  | ('list' | 'map' | 'id' | 'time-of-day' | 'true-or-false' | 'program')
  | ('serial-port' | 'tcp-port' | 'device-file' | 'usb-device')
  | ('recordings' | 'paper-columns' | 'shown-counter')
  | ('calendar-file' | 'year' | 'days')
  | ('time-zone' | 'language' | 'digits' | 'series' | 'person-number')
  | ('broker' | 'user-name' | 'credential' | 'certificates' | 'copies-folder');

type SectionWord = 'institutions' | 'queues' | 'counters' | 'services' | 'lines' | 'devices';

/** `quoted`: what is written there, as a message quotes it. */
export type Found = { is: 'nothing' | 'list' | 'map' | 'this-key' } | { is: 'text'; quoted: string };

export function foundOf(value: unknown): Found {
  if (value === undefined || value === null || value === '') return { is: 'nothing' };
  if (typeof value === 'string') return { is: 'text', quoted: quoted(value) };
  return { is: Array.isArray(value) ? 'list' : 'map' };
}

export const quoted = (text: string) => short(JSON.stringify(text));
export const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
