/** What a language says to the staff: a sentence for each code, exhaustive by the compiler. */
import type { AlarmArgs, AlarmMessage } from '../../core/types/alarm-message.ts';
import type { RefusalArgs } from '../../core/types/refusal-args.ts';

export type SentencesOf<Args> = { readonly [Code in keyof Args]: (args: Args[Code]) => string };

/** What a hall cannot do at all, beside what its alarms say. */
type LackArgs = {
  'no-printer': Record<string, never>;
  'no-voice': Record<string, never>;
  'journal-held': { folder: string; forMs: number };
};
export type LackOf<Code extends keyof LackArgs> = {
  [Each in Code]: { code: Each; args: LackArgs[Each] };
}[Code];
export type Lack = AlarmMessage | LackOf<keyof LackArgs>;

export type Language = {
  refusals: SentencesOf<RefusalArgs>;
  alarms: SentencesOf<AlarmArgs>;
  lacks: SentencesOf<LackArgs>;
};
