/** Results on stdout, progress and trouble on stderr. */
import { exitCodes } from '../../process/exit-codes.ts';
import { withoutSteering } from '../../text/steering.ts';

/** Devices name themselves, and a broker says anything: none of it steers the terminal. */
const plain = (lines: string): string => lines.split('\n').map(withoutSteering).join('\n');

export const say = (line: string): void => void process.stdout.write(`${plain(line)}\n`);
export const tell = (line: string): void => void process.stderr.write(`${plain(line)}\n`);
/** What is wrong; returns the exit code. */
export const failed = (line: string, fault: 'usage' | 'io' | 'config'): number => {
  tell(line);
  return exitCodes[fault];
};

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
