/** What a language says to the staff: a sentence for each code, exhaustive by the compiler. */
import type { AlarmArgs } from '../../core/types/alarm-message.ts';
import type { RefusalArgs } from '../../core/types/refusal-args.ts';

export type SentencesOf<Args> = { readonly [Code in keyof Args]: (args: Args[Code]) => string };

export type Language = { refusals: SentencesOf<RefusalArgs>; alarms: SentencesOf<AlarmArgs> };
