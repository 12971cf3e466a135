/**
 * A short process that asks the second medium for the end of the journal; one of its own, as whoever touches a medium that
 * hangs waits in the kernel.
 *
 *   witness-child.ts FOLDER HALL, started with an IPC channel; each message is a `WitnessQuestion`, answered with a `KnownBeside`
 */
import { existsSync } from 'node:fs';
import { GENESIS } from '../journal/hash-chain.ts';
import { knownAfter } from './known-end.ts';
import { hallFolder } from './medium.ts';
import { whyIn } from './medium-error.ts';
import type { WitnessQuestion, WitnessSaid } from './witness.ts';
import { words } from './words.ts';

const [medium = '', hall = ''] = process.argv.slice(2);
const folder = hallFolder(medium, hall);

function answer({ tip, day }: WitnessQuestion): WitnessSaid {
  try {
    // What is not there may know more than anybody.
    if (!existsSync(medium)) return { is: 'no-answer', why: words.at(medium, words.noFolder) };
    return knownAfter(folder, tip ?? GENESIS, day);
  } catch (error) {
    return { is: 'no-answer', why: whyIn(error, folder) };
  }
}

process.on('message', question => {
  process.send?.(answer(question as WitnessQuestion), undefined, undefined, () => process.exit(0));
});
