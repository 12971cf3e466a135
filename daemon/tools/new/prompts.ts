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
