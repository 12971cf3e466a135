/** In which language a verb tells what it has to tell. */
import { type Command, Option } from 'commander';
import { languages, speak } from '../../text/spoken.ts';
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
      speak(
        languageFor(
          { ...(locale && { locale }), ...(file && { config: file }), ...(state && { state }) },
          process.env,
        ),
      );
    });
}
