import { withoutSteering } from './steering.ts';

/** What a verb found, for a program: one line of JSON on stdout. Where it is read in a terminal, none of it steers that. */
export function tellJson(found: unknown): void {
  process.stdout.write(`${withoutSteering(JSON.stringify(found))}\n`);
}
