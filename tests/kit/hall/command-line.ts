/** The command line of `one-ticket` within the test, without a process. */
import { vi } from 'vitest';
import { main } from '../../../daemon/cli.ts';
import { callCounters } from '../../../daemon/text/counters.ts';
import { speak } from '../../../daemon/text/spoken.ts';
import { inEnglish } from './in-english.ts';

/** What the words on the command line came to. */
export type Said = { code: number; out: string; err: string };

/** In English, unless the words say otherwise. */
export function oneTicket(...words: string[]): Promise<Said> {
  return saidBy(() => main(inEnglish(words)));
}

/** In the language that it speaks by itself. */
export function inItsLanguage(...words: string[]): Promise<Said> {
  return saidBy(() => main(words));
}

/** The same of one verb alone. */
export async function saidBy(verb: () => Promise<number>): Promise<Said> {
  const said = { out: '', err: '' };
  const listeners = (['stdout', 'stderr'] as const).map(name =>
    vi.spyOn(process[name], 'write').mockImplementation(text => {
      said[name === 'stdout' ? 'out' : 'err'] += String(text);
      return true;
    }),
  );
  try {
    const code = await verb();
    return { code, ...said };
  } finally {
    for (const listener of listeners) listener.mockRestore();
    // What the next test says, it says in English again.
    speak('en');
    callCounters([]);
  }
}
