/** The words that a program is started with, one by one. */
import type { FrameField } from '../page/contract.ts';

export type Options = {
  /** Followed by a value; what it sets. */
  withValue: Readonly<Record<string, string>>;
  /** What it means by itself. */
  alone: Readonly<Record<string, string>>;
};

/** `meansOf`: of a word that is no option. */
export function programFields(
  args: readonly string[],
  { withValue, alone }: Options,
  meansOf: (arg: string) => { name: string; means: string },
): FrameField[] {
  const fields: FrameField[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const value = args[at + 1];
    const sets = withValue[arg];
    if (sets !== undefined && value !== undefined) {
      fields.push({ name: arg, raw: `${arg} ${value}`, means: sets });
      at += 1;
    } else if (alone[arg] !== undefined) fields.push({ name: arg, raw: arg, means: alone[arg] });
    else fields.push({ ...meansOf(arg), raw: arg });
  }
  return fields;
}
