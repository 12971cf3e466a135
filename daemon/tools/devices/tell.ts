import { withoutSteering } from '../../../config/load/steering.ts';

/** Devices name themselves, and a broker says anything: none of it steers the terminal. */
const plain = (lines: string): string => lines.split('\n').map(withoutSteering).join('\n');

/** Results on stdout, progress and trouble on stderr. */
export const say = (line: string): void => void process.stdout.write(`${plain(line)}\n`);
export const tell = (line: string): void => void process.stderr.write(`${plain(line)}\n`);

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
