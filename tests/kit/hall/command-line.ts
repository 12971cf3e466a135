/** The command line of `one-ticket` within the test, without a process. */
import { vi } from 'vitest';
import { main } from '../../../daemon/cli.ts';

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
