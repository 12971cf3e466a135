/** Questions in a terminal. Each may be left by Ctrl-C, which `wasLeft` tells; in a section Esc goes back to the one before. */
import { isDeepStrictEqual, styleText } from 'node:util';
import { checkbox, confirm, input, select } from '@inquirer/prompts';
import { fromTape, isKnown, mayGoBack } from './tape.ts';
import { words } from './words.ts';

export type Choice<T> = { name: string; value: T };

/** Shown at once of a list; the rest by the arrow keys. */
const rows = 12;

const keysHelpTip = (keys: [key: string, action: string][]): string =>
  [...keys, ...(mayGoBack() ? [['esc', 'back'] as [string, string]] : [])]
    .map(([key, action]) => `${key} ${(words.keys as Readonly<Record<string, string>>)[action] ?? action}`)
    .join('  ');

/** Where no keys are told below the question. */
const message = (text: string, status: string): string =>
  styleText('bold', text) +
  (mayGoBack() && status !== 'done' ? styleText('dim', ` [Esc ${words.keys.back}]`) : '');

/** A line between the questions: told once, though the questions before it are gone through again. */
export function tellOnce(line: string): void {
  if (!isKnown()) process.stdout.write(`${line}\n`);
}

type Key = { name?: string };

/** `ask`: with what is proposed, and what ends it when somebody goes back. */
function question<T>(text: string, usual: T, ask: (usual: T, signal: AbortSignal) => Promise<T>): Promise<T> {
  return fromTape<T>(text, async undone => {
    const back = new AbortController();
    const hear = (_: unknown, key?: Key) => {
      if (mayGoBack() && key?.name === 'escape') back.abort();
    };
    process.stdin.on('keypress', hear);
    try {
      return await ask(undone ?? usual, back.signal);
    } catch (error) {
      if (back.signal.aborted) process.stdout.write('\n');
      throw error;
    } finally {
      process.stdin.off('keypress', hear);
    }
  });
}

/** `wrong`: what is told of an answer that will not do; then it is asked again. Nothing typed is the usual answer. */
export function askText(
  text: string,
  usual: string,
  wrong: (entered: string) => string | undefined = () => undefined,
): Promise<string> {
  const validate = (typed: string) => wrong(typed.trim()) ?? true;
  return question(text, usual, async (before, signal) => {
    const of = {
      message: text,
      ...(before !== '' && { default: before }),
      validate,
      theme: { style: { message } },
    };
    return (await input(of, { signal })).trim();
  });
}

/** The same of what may be nothing: the answer of last time stands there to be changed. */
export function askMaybe(
  text: string,
  before: string,
  wrong: (entered: string) => string | undefined,
): Promise<string> {
  const validate = (typed: string) => wrong(typed.trim()) ?? true;
  return question(text, before, async (usual, signal) => {
    const theme = { style: { message } };
    return (
      await input({ message: text, default: usual, prefill: 'editable', validate, theme }, { signal })
    ).trim();
  });
}

/** What is heard is the answer, or what is typed. `listen`: whose lines these are; one that will not do was no answer. */
export function askHeard(
  text: string,
  { usual, wrong }: { usual: string; wrong(line: string): string | undefined },
  listen: (heard: (line: string) => void) => void,
): Promise<string> {
  return question(text, usual, async (before, signal) => {
    const arrived = new AbortController();
    let line: string | undefined;
    listen(heard => {
      if (line !== undefined || wrong(heard) !== undefined) return;
      line = heard;
      arrived.abort();
    });
    try {
      const validate = (typed: string) => wrong(typed.trim()) ?? true;
      const either = { signal: AbortSignal.any([arrived.signal, signal]) };
      const theme = { style: { message } };
      return (await input({ message: text, default: before, validate, theme }, either)).trim();
    } catch (error) {
      if (line === undefined || wasLeft(error)) throw error;
      process.stdout.write(`  ${line}\n`);
      return line;
    } finally {
      listen(() => {});
    }
  });
}

export const askYes = (text: string, usual: boolean): Promise<boolean> =>
  question(text, usual, (before, signal) =>
    confirm(
      {
        message: text,
        default: before,
        theme: {
          keywords: { yes: words.yes, no: words.no, error: () => words.yesOrNo },
          style: { message },
        },
      },
      { signal },
    ),
  );

export const askOne = <T>(text: string, choices: readonly Choice<T>[], usual?: T): Promise<T> =>
  question<T | undefined>(text, usual, (before, signal) => {
    const proposed = choices.find(({ value }) => value !== undefined && isDeepStrictEqual(value, before));
    return select<T>(
      {
        message: text,
        choices: [...choices],
        pageSize: rows,
        loop: false,
        ...(proposed !== undefined && { default: proposed.value }),
        theme: { style: { keysHelpTip } },
      },
      { signal },
    );
  }) as Promise<T>;

/** In the order of the choices. */
export const askSome = <T>(
  text: string,
  choices: readonly Choice<T>[],
  { picked, atLeast }: { picked: readonly T[]; atLeast: number },
): Promise<T[]> =>
  question<T[]>(text, [...picked], (before, signal) =>
    checkbox<T>(
      {
        message: text,
        choices: choices.map(one => ({ ...one, checked: before.includes(one.value) })),
        pageSize: rows,
        loop: false,
        validate: chosen => chosen.length >= atLeast || words.atLeast(atLeast),
        theme: { style: { keysHelpTip } },
      },
      { signal },
    ),
  );

/** Ctrl-C, or the terminal has gone. */
export const wasLeft = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ExitPromptError';
