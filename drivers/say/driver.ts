import type { Handed, Voice, VoiceSaid } from '../device.ts';
import { whyFailed } from '../link/run-program.ts';
import { spokenProgram, type Utterance } from '../link/spoken-program.ts';
import { type Engine, isTrouble, type Loudness, longestMs, type Sentence, sentences } from './codec.ts';
import { openSpeaker, type Said } from './platform.ts';

/** Festival needs a second of a small box's time to start, so it is checked less often. */
const checkEveryMs = { 'espeak-ng': 10_000, festival: 60_000, system: 10_000 } as const;

/** Speaks through a program of this machine, one sentence a run. */
export function say(
  options: { engine: Engine; program?: string | undefined } & Loudness,
  { timers, report }: Handed<VoiceSaid>,
  open = openSpeaker,
): Voice {
  const { engine, volume, speed } = options;
  const speaker = open(engine, options.program);
  const missing = 'engine system is the voice of macOS and Windows: this machine has espeak-ng';
  const utterance = (sentence: Sentence, loudness: Loudness): Utterance<Said> => ({
    words: { ...sentence, ...loudness },
    longestMs: longestMs(sentence, loudness),
  });

  return spokenProgram<Said>(
    {
      start: speaker?.start ?? (() => () => {}),
      plan(text) {
        const said = sentences(engine, text);
        return 'why' in said ? said : said.map(sentence => utterance(sentence, { volume, speed }));
      },
      // Spoken without a sound, it tells whether program, voice and sound card are there. The system's voices are never silent.
      async check() {
        if (speaker === undefined) return { why: missing };
        if (engine === 'system') return undefined;
        return utterance({ text: 'a', language: 'en' }, { volume: 0, speed: 100 });
      },
      whyFailed: how => whyFailed(how, { program: engine, install: '', ...speaker, isTrouble }),
      checkEveryMs: checkEveryMs[engine],
    },
    { timers, report },
  );
}
