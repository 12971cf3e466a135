/** The verbs of the command line and their exit codes. Starts a composition, knows nothing else. */
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { exitCodes } from './process/exit-codes.ts';
import { words as common } from './text/words.ts';
import { addFiguresVerbs } from './tools/verbs/figures.ts';
import { addHallVerbs } from './tools/verbs/hall.ts';
import { addJournalVerbs } from './tools/verbs/journal.ts';
import { addOpsVerbs } from './tools/verbs/ops.ts';
import { speakAsIn, speaking } from './tools/verbs/speaking.ts';
import { addTechnicianVerbs } from './tools/verbs/technician.ts';

export async function main(words: readonly string[]): Promise<number> {
  let code: number = exitCodes.ok;
  const ended = (its: number): void => {
    code = its;
  };
  const program = new Command('one-ticket')
    .description('The queue controller of a public service hall.')
    .version(packageJson.version)
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(`${common.usage(text.trimEnd())}\n`) })
    .exitOverride();
  addHallVerbs(program, ended);
  addTechnicianVerbs(program, ended);
  addOpsVerbs(program, ended);
  addFiguresVerbs(program, ended);
  addJournalVerbs(program, ended);
  for (const verb of program.commands) speaking(verb);

  speakAsIn(words);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return code;
}
