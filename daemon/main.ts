/** The verbs of the command line and their exit codes. Starts a composition, knows nothing else. */
import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { addFiguresVerbs } from './command-line/figures-verbs.ts';
import { addHallVerbs } from './command-line/hall-verbs.ts';
import { addJournalVerbs } from './command-line/journal-verbs.ts';
import { addOpsVerbs } from './command-line/ops-verbs.ts';
import { addTechnicianVerbs } from './command-line/technician-verbs.ts';
import { exitCodes } from './exit-codes.ts';

export async function main(words: readonly string[]): Promise<number> {
  let code: number = exitCodes.ok;
  const ended = (its: number): void => {
    code = its;
  };
  const program = new Command('one-ticket')
    .description('The queue controller of a public service hall.')
    .version(packageJson.version)
    .showSuggestionAfterError()
    .exitOverride();
  addHallVerbs(program, ended);
  addTechnicianVerbs(program, ended);
  addOpsVerbs(program, ended);
  addFiguresVerbs(program, ended);
  addJournalVerbs(program, ended);

  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  return code;
}
