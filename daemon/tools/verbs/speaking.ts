/** In which language a verb tells what it has to tell. */
import { type Command, Option } from 'commander';
import { languages, type SpokenLanguage, speak } from '../../text/spoken.ts';
import { languageFor } from '../language/hall-language.ts';

/** Before the verb does anything, so that its first fault is told in it, too. */
export function speaking(verb: Command): void {
  verb
    .addOption(
      new Option(
        '--locale <tag>',
        'the language of what it tells (default: that of the hall; without one, of the system)',
      ).choices(languages),
    )
    .hook('preAction', () => {
      const { locale, config, state } = verb.opts<Record<string, string | undefined>>();
      // A hall that nobody has named is nobody's: the demo's own.
      const named = verb.getOptionValueSource('config') === 'default' ? undefined : config;
      const file = verb.name() === 'check' ? verb.args[0] : named;
      speak(asked(locale, file, state));
    });
}

/** Before it is known whether the words are those of a verb, so that what is wrong with them is told in it, too. */
export function speakAsIn(words: readonly string[]): void {
  const behind = (option: string): string | undefined => words[words.indexOf(option) + 1 || words.length];
  const config = words[0] === 'check' ? words[1] : behind('--config');
  speak(asked(behind('--locale'), config, behind('--state')));
}

function asked(locale?: string, config?: string, state?: string): SpokenLanguage {
  const where = { ...(locale && { locale }), ...(config && { config }), ...(state && { state }) };
  return languageFor(where, process.env);
}
