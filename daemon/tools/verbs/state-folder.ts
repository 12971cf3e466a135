/** Where the state lies when nobody says so. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';

/** Of the checkout, from wherever it is started. */
export const demoState = join(import.meta.dirname, '../../../state/demo');
/** For the help: the path is another on each machine. */
export const demoStateInWords = 'state/demo of the checkout';

/** Made by `npm run package`: what is unpacked from an archive is the program of a box (docs/install.md). */
const isInstalled = existsSync(new URL('../../../VERSION', import.meta.url));

/** For the verbs that somebody relies on; a demo or a stage never goes there unasked. */
export const hallStateOption = (what: string): Option =>
  isInstalled ? new Option('--state <dir>', what).default('/var/lib/one-ticket') : demoStateOption(what);

export const demoStateOption = (what: string): Option =>
  new Option('--state <dir>', what).default(demoState, demoStateInWords);
