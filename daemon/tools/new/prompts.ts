/** Questions in a terminal. Each may be left by Ctrl-C, which `wasLeft` tells. */
import { checkbox, confirm, input, select } from '@inquirer/prompts';
import { words } from './words.ts';

export type Choice<T> = { name: string; value: T };

/** Shown at once of a list; the rest by the arrow keys. */
const rows = 12;

const keysHelpTip = (keys: [key: string, action: string][]): string =>
  keys
    .map(([key, action]) => `${key} ${(words.keys as Readonly<Record<string, string>>)[action] ?? action}`)
    .join('  ');

/** `wrong`: what is told of an answer that will not do; then it is asked again. Nothing typed is the usual answer. */
export async function askText(
  message: string,
  usual: string,
  wrong: (entered: string) => string | undefined = () => undefined,
): Promise<string> {
  const validate = (typed: string) => wrong(typed.trim()) ?? true;
  return (await input({ message, ...(usual !== '' && { default: usual }), validate })).trim();
}

/** The same of what may be nothing: the answer of last time stands there to be changed. */
export async function askMaybe(
  message: string,
  before: string,
  wrong: (entered: string) => string | undefined,
): Promise<string> {
  const validate = (typed: string) => wrong(typed.trim()) ?? true;
  return (await input({ message, default: before, prefill: 'editable', validate })).trim();
}

/** What is heard is the answer, or what is typed. `listen`: whose lines these are; one that will not do was no answer. */
export async function askHeard(
  message: string,
  { usual, wrong }: { usual: string; wrong(line: string): string | undefined },
  listen: (heard: (line: string) => void) => void,
): Promise<string> {
  const arrived = new AbortController();
  let line: string | undefined;
  listen(heard => {
    if (line !== undefined || wrong(heard) !== undefined) return;
    line = heard;
    arrived.abort();
  });
  try {
    const validate = (typed: string) => wrong(typed.trim()) ?? true;
    return (await input({ message, default: usual, validate }, { signal: arrived.signal })).trim();
  } catch (error) {
    if (line === undefined || wasLeft(error)) throw error;
    process.stdout.write(`  ${line}\n`);
    return line;
  } finally {
    listen(() => {});
  }
}

export const askYes = (message: string, usual: boolean): Promise<boolean> =>
  confirm({
    message,
    default: usual,
    theme: { keywords: { yes: words.yes, no: words.no, error: () => words.yesOrNo } },
  });

export const askOne = <T>(message: string, choices: readonly Choice<T>[], usual?: T): Promise<T> =>
  select<T>({
    message,
    choices: [...choices],
    pageSize: rows,
    loop: false,
    ...(usual !== undefined && { default: usual }),
    theme: { style: { keysHelpTip } },
  });

/** In the order of the choices. */
export const askSome = <T>(
  message: string,
  choices: readonly Choice<T>[],
  { picked, atLeast }: { picked: readonly T[]; atLeast: number },
): Promise<T[]> =>
  checkbox<T>({
    message,
    choices: choices.map(one => ({ ...one, checked: picked.includes(one.value) })),
    pageSize: rows,
    loop: false,
    validate: chosen => chosen.length >= atLeast || words.atLeast(atLeast),
    theme: { style: { keysHelpTip } },
  });

/** Ctrl-C, or the terminal has gone. */
export const wasLeft = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ExitPromptError';
