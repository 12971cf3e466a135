/**
 * What the programs that speak are given, pure: a text as sentences of one language each, and the words of a run.
 * espeak-ng's options: its manual page, espeak-ng(1), version 1.51.
 */

/** `system`: the voice of macOS or Windows. */
export const engines = ['espeak-ng', 'festival', 'system'] as const;
export type Engine = (typeof engines)[number];
export type Sentence = { text: string; language: 'zh' | 'en' };
/** Per cent of the usual. */
export type Loudness = { volume: number; speed: number };

/** Latin and Chinese letters, digits, and marks that are a pause or are read out. Nothing that any program takes for an order. */
const sayable = /[\p{Script=Latin}\p{Script=Han}\p{Nd} ,.?!:%，。、？！：；]/u;
/**
 * Festival reads Scheme, in which a text is a string: a quote or a backslash would end it, and what follows is carried out.
 * It knows English only.
 */
const sayableByFestival = /[A-Za-z0-9 ,.?!]/;
const han = /\p{Script=Han}/u;
const heard = /[\p{L}\p{Nd}]/u;

/** The sentences of a text, cleaned: a full stop (。) parts languages, and one with no Chinese character in it is English. */
export function sentences(engine: Engine, text: string): readonly Sentence[] | { why: string } {
  const said: Sentence[] = [];
  for (const raw of text.split('。')) {
    const language = han.test(raw) ? 'zh' : 'en';
    if (engine === 'festival' && language === 'zh')
      return { why: `festival speaks no Chinese: ${clean(raw, sayable).slice(0, 40)}` };
    const sentence = clean(raw, engine === 'festival' ? sayableByFestival : sayable);
    if (heard.test(sentence)) said.push({ text: sentence, language });
  }
  return said.length === 0 ? { why: 'nothing in this text can be said' } : said;
}

/** With every run of other characters turned into a space. */
function clean(text: string, allowed: RegExp): string {
  return Array.from(text, character => (allowed.test(character) ? character : ' '))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim();
}

/** By then a sentence has ended: half a second a character, and time for a small box to load a voice, ms. */
export function longestMs({ text }: Sentence, { speed }: Loudness): number {
  return 5000 + (500 * Array.from(text).length * 100) / speed;
}

/** Debian's `cmn` reads characters as English words ("king three"); this one is right. */
const espeakVoices = { zh: 'cmn-latn-pinyin', en: 'en' } as const;
/** Words a minute: espeak-ng(1), -s. */
const espeakUsualSpeed = 175;

/** The arguments of espeak-ng. -b 1: the text is UTF-8; -a: 0 to 200, 100 the usual; --stdin: to its end. */
export function espeakArguments(language: Sentence['language'], { volume, speed }: Loudness): string[] {
  const wordsAMinute = Math.round((espeakUsualSpeed * speed) / 100);
  return ['-b', '1', '-v', espeakVoices[language], '-a', `${volume}`, '-s', `${wordsAMinute}`, '--stdin'];
}

/**
 * What npm say puts in as its voice, in front of the text: festival has no volume of its own, so each wave is scaled, after
 * what the voice itself does to it (a hook or a list of hooks, as sable-mode.scm of festival 2.5 takes them).
 */
export function festivalVoice({ volume }: Loudness): string | null {
  if (volume === 100) return null;
  const own =
    '(if (consp after_synth_hooks) after_synth_hooks (if after_synth_hooks (list after_synth_hooks) nil))';
  const scale = `(lambda (utt) (utt.wave.rescale utt ${(volume / 100).toFixed(2)}))`;
  return `set! after_synth_hooks (append ${own} (list ${scale}))`;
}

/**
 * Whether a program has told of trouble. espeak-ng 1.51 ends with 0 without a sound card, and goes on for ever when the
 * sound server has ended; festival ends with 0 whatever happens (all seen on Debian 12).
 */
export function isTrouble(complaint: string): boolean {
  return (
    /^error\b/im.test(complaint) || /audio open error|EST Error|SIOD ERROR|No default voice/.test(complaint)
  );
}

/** The program of an engine, and how it comes onto the machine. */
export const programs: Record<Exclude<Engine, 'system'>, { name: string; install: string }> = {
  'espeak-ng': { name: 'espeak-ng', install: 'apt-get install espeak-ng' },
  festival: { name: 'festival', install: 'apt-get install festival festvox-kallpc16k' },
};
