/** A technician at a terminal, who is asked by `one-ticket new`. */
import { onTestFinished } from 'vitest';
import { openTerminal, type Terminal } from '../tools/watch/tmux.ts';

export type Technician = Terminal & {
  /** Waits for the question, then types the answer; without one the usual answer is taken. */
  answer(question: string | RegExp, ...typed: string[]): Promise<void>;
};

/** `program`: instead of One Ticket's own. */
export async function begin(folder: string, words: readonly string[], program?: string): Promise<Technician> {
  const terminal = await openTerminal(
    { width: 180, height: 60, folder, env: { LANG: 'C.UTF-8' }, ...(program !== undefined && { program }) },
    words,
  );
  onTestFinished(terminal.close);
  return {
    ...terminal,
    async answer(question, ...typed) {
      await terminal.untilShows(asksNow(question));
      await terminal.keys(...typed, 'Enter');
      await terminal.untilShows(wasAsked(question));
    },
  };
}

/** The mark of a question that waits, and of one that was answered. */
const marked = (mark: string, question: string | RegExp): RegExp =>
  new RegExp(
    `${mark} ${typeof question === 'string' ? question.replaceAll(/[?()]/g, '\\$&') : question.source}`,
  );
export const asksNow = (question: string | RegExp) => marked('\\?', question);
const wasAsked = (question: string | RegExp) => marked('✔', question);
export const down = (times: number): string[] => Array.from({ length: times }, () => 'Down');

/** A hall of one bank with two counters and one service, up to its devices. */
export async function oneBank({ answer }: Technician): Promise<void> {
  for (const question of ['Name of the hall', 'Its id', 'Time zone', 'Telephone']) await answer(question);
  await answer('Does it work at fixed hours', 'n');
  await answer('Name of the institution', 'Bank');
  await answer('Do all counters of Bank do the same');
  await answer('What do people wait for there');
  await answer('Plates of the counters', '1-2');
  await answer('Is there another institution', 'n');
  await answer('Institutions and counters: what next');
  await answer('Which counter is the information desk');
  await answer('Name of the service', 'Advice');
  await answer('Letter of its numbers');
  await answer('Papers that it needs');
  await answer('Step 1');
  await answer('Step 2');
  await answer('Is there another service', 'n');
  await answer('Services and their routes: what next');
  await answer('Is there a list of who works here');
  await answer('Is there an MQTT broker', 'n');
}
