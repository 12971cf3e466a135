/** What a language says to the staff: a sentence for each code, exhaustive by the compiler. */
import type { AlarmArgs, AlarmMessage, JournalLoss } from '../../core/types/alarm-message.ts';
import type { RefusalArgs } from '../../core/types/refusal-args.ts';

export type SentencesOf<Args> = { readonly [Code in keyof Args]: (args: Args[Code]) => string };

/** What is said of a hall and its daemon, beside refusals and alarms. */
type RemarkArgs = {
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
  /** Also told alone, by `verify`. */
  loss(loss: JournalLoss): string;
};
