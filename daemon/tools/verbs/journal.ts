/** The verbs that care for the journal: copies, and what can be proved of them. */
import type { Command } from 'commander';
import { hallStateOption } from './state-folder.ts';

export function addJournalVerbs(program: Command, ended: (code: number) => void): void {
  program
    .command('backup')
    .description('copies the whole journal, also beside a running daemon, and proves the copy')
    .requiredOption('--to <file|dir>', 'where to: NAME.tar is one file, any other name a folder; a new name')
    .option('--json', 'for a program: one line of JSON')
    .addOption(hallStateOption('where the journal lies'))
    .addHelpText(
      'after',
      `
manifest.json in it says which days it holds, to which event, and the SHA-256 of each file.

Exit codes: 64 the name is taken, 74 the journal is damaged, or the copy cannot be written.

Example:
  npx one-ticket backup --state state/hall --to /mnt/copies/hall-2026-11-28.tar`,
    )
    .action(async options => {
      const { backup } = await import('../backup/backup.ts');
      ended(backup(options));
    });

  program
    .command('restore')
    .description('puts a copy in the place of the journal, once it is proved; the daemon must be stopped')
    .argument(
      '<copy>',
      'a backup, the second folder (copies.folder in the config, or the hall in it), or a file of a day in it',
    )
    .addOption(hallStateOption('the state folder; one that is not there is made'))
    .option(
      '--numbers-above <n>',
      'go on above this number today (default: above all that may have been issued since the copy)',
    )
    .option('--json', 'for a program: one line of JSON')
    .addHelpText(
      'after',
      `
Everything is verified before anything is replaced. What the second folder, and the journal that is there, have after the
end of the copy is taken up as far as it follows from it; to leave out what is there, move it away first. Where a journal
went back, the second folder holds what it lost in aside-1, aside-2, …: of several histories the one that goes furthest is
taken, and the others are named, each with the file by which it is chosen instead. The journal that is there is kept, in before-restore-… beside the new one. No number that may be on paper is issued again: where the old
journal cannot tell, the numbers go on at the next hundred above all that may have been issued.

Exit codes: 64 wrong words, 74 a daemon runs, or the copy is damaged: nothing was changed.

Examples:
  npx one-ticket restore /mnt/copies --state state/hall
  npx one-ticket restore hall-2026-11-28.tar --state state/hall --numbers-above 300`,
    )
    .action(async (copy, options) => {
      const { restore } = await import('../backup/restore.ts');
      ended(restore(copy, options));
    });

  program
    .command('verify')
    .description('proves a journal: SQLite, the hash chain, and a replay in which no rule is broken')
    .argument('[copy]', 'a backup, or the second folder (default: the state folder)')
    .option(
      '--json',
      'for a program: a line of JSON for the journal, and for each history that was kept aside',
    )
    .addOption(hallStateOption('where the journal lies'))
    .addHelpText(
      'after',
      `
Each day is told with the hash of its closing: the one on the closing slip of that day, if nobody has changed it since.

Exit code 74: the first fault is told, with its file and event.`,
    )
    .action(async (copy, options) => {
      const { verify } = await import('../backup/verify.ts');
      ended(verify(copy, options));
    });
}
