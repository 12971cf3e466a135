/** The command line of `one-ticket` within the test, without a process. */
import { vi } from 'vitest';
import { main } from '../../../daemon/cli.ts';

/** What the words on the command line came to. */
export type Said = { code: number; out: string; err: string };

export async function oneTicket(...words: string[]): Promise<Said> {
  const heard = listen();
  try {
    const code = await main(words);
    return { code, ...heard.said };
  } finally {
    heard.stop();
  }
}

/** The same of one verb alone. */
export function saidBy(verb: () => number): Said {
  const heard = listen();
  try {
    const code = verb();
    return { code, ...heard.said };
  } finally {
    heard.stop();
  }
}

function listen(): { said: { out: string; err: string }; stop(): void } {
  const said = { out: '', err: '' };
  const listeners = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation(text => {
      said[name === 'stdout' ? 'out' : 'err'] += String(text);
      return true;
    }),
  );
  return { said, stop: () => listeners.forEach(listener => listener.mockRestore()) };
}
