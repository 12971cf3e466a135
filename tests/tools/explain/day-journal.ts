/** A day played in the core, in a real journal, asked about by the real command line. */
import { vi } from 'vitest';
import { main } from '../../../daemon/cli.ts';
import { opened, stateFolder, turn } from '../../kit/hall/journal.ts';
import type { Play } from '../../kit/hall/play.ts';

/** What the words on the command line came to. */
export type Said = { code: number; out: string; err: string };

export async function oneTicket(...words: string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const listeners = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation(text => {
      said[name === 'stdout' ? 'out' : 'err'] += String(text);
      return true;
    }),
  );
  try {
    return { code: await main(words), ...said };
  } finally {
    for (const listener of listeners) listener.mockRestore();
  }
}

/** Writes the day as the daemon would, a transaction a moment; the state folder it lies in. */
export function journalled(game: Play): string {
  const dir = stateFolder();
  const journal = opened(dir);
  const moments = Map.groupBy(game.log, ({ at }) => at);
  for (const [at, told] of moments) {
    journal.commit(
      turn(
        told.map(({ event }) => event),
        { at },
      ),
    );
  }
  journal.close();
  return dir;
}
