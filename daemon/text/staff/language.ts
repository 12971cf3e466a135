/** What a language says to the staff: a sentence for each code, exhaustive by the compiler. */
import type { ConfigFaultArgs } from '../../../config/checks/fault-args.ts';
import type {
  AlarmArgs,
  AlarmMessage,
  JournalLoss,
  Meanwhile,
  QueueHelp,
} from '../../core/types/alarm-message.ts';
import type { RefusalArgs } from '../../core/types/refusal-args.ts';

export type SentencesOf<Args> = { readonly [Code in keyof Args]: (args: Args[Code]) => string };

/** Of a config: its example is its own text, and what is to be said of that. */
export type Halves = readonly [found: string, expected: string, example?: string];
export type HalvesOf<Args> = { readonly [Code in keyof Args]: (args: Args[Code]) => Halves };

/** What is said of a hall and its daemon, beside refusals and alarms. */
export type RemarkArgs = {
  'no-printer': Record<string, never>;
  'no-voice': Record<string, never>;
  'journal-held': { folder: string; forMs: number };
  'order-waits': { forMs: number };
  'limit-passed': { agoMs: number };
  'disk-full': { file: string };
  /** `day`: the open one; `lost`: devices. */
  'hall-stands': { hall: string; day?: string; inside: number; lost: readonly string[] };
  'hall-stuck': { why: string };
  'client-clock': { is: 'ahead' | 'behind'; byMs: number };
  'replay-over': { upTo: number };
  'replay-broken': { after: number; why: string };
  /** `tickets`: the first of them; `more`: there are others. */
  'queue-gone': { queue: string; day: string; inside: number; tickets: readonly string[]; more: boolean };
};
export type RemarkOf<Code extends keyof RemarkArgs> = {
  [Each in Code]: { code: Each; args: RemarkArgs[Each] };
}[Code];
export type Remark = RemarkOf<keyof RemarkArgs>;
/** What a hall cannot do at all, beside what its alarms say. */
export type Lack = AlarmMessage | RemarkOf<'no-printer' | 'no-voice' | 'journal-held'>;

export type Language = {
  refusals: SentencesOf<RefusalArgs>;
  alarms: SentencesOf<AlarmArgs>;
  remarks: SentencesOf<RemarkArgs>;
  /** Args in a sentence that the hall says its own way (own.ts), by their names. */
  args: {
    number(name: string, arg: number): string;
    word(name: string, arg: string): string;
    words(name: string, arg: readonly string[]): string;
    help(arg: QueueHelp): string;
    meanwhile(arg: Meanwhile): string;
  };
  configFaults: HalvesOf<ConfigFaultArgs>;
  /** As one sentence. */
  halves(halves: Halves, meant?: string): string;
  /** Where a fault stands; what is wrong follows. */
  place(fault: { file: string; line: number; column: number; path: string }): string;
  /** What a driver or a link gave as its reason, in English; as it came where it is somebody else's. */
  why(why: string): string;
  /** Also told alone, by `verify`. */
  loss(loss: JournalLoss): string;
};
