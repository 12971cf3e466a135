/** The sentences that a hall says its own way (`words:` of its config): a fact of the process, as its language is. */
import { type SpokenLanguage, spokenLanguage } from '../spoken.ts';

/** By where their gaps stand in gaps.ts: `alarms.wait`, `refusals.choose-first.choice`. */
export type OwnSentences = Readonly<Partial<Record<SpokenLanguage, Readonly<Record<string, string>>>>>;

let own: OwnSentences = {};

/** From now on. */
export function sayOwn(sentences: OwnSentences): void {
  own = sentences;
}

/** Undefined: the hall says it as we do, which is `ours`. `inWords`: an arg of that name, as a sentence tells it. */
export function ownSentence(
  code: string,
  args: object,
  { ours, inWords }: { ours: () => string; inWords: (name: string, arg: unknown) => string },
): string | undefined {
  const said = own[spokenLanguage()];
  const given = args as Readonly<Record<string, unknown>>;
  const sentence = said?.[`${code}.${String(given['is'])}`] ?? said?.[code];
  return sentence?.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'ours' ? ours() : inWords(name, given[name]),
  );
}
