/** The sheets of the appraisal that whoever looks may see (R19), and the one that is shown. The hall says which; nothing is kept. */
import { signal } from '@preact/signals';
import { type Given, give } from '../orders/give.ts';
import { words } from '../words/words.ts';

export const place = 'sheets';

type Language = 'zh-CN' | 'en';
/** One of the two: a person by their number. */
export type Whose = { institution?: string; person?: string; name: string };
export type Listed = { months: readonly string[]; month?: string; sheets: readonly Whose[] };
export type SheetText = {
  title: string;
  troubles: readonly string[];
  lines: readonly string[];
  tables: readonly {
    title: string;
    head: readonly string[];
    rows: readonly (readonly string[])[];
    words: number;
    note?: string;
  }[];
  notes: readonly { label: string; note: string }[];
};
export type Sheet = Whose & { month: string; texts: Readonly<Record<Language, SheetText>> };

export const listed = signal<Listed | undefined>(undefined);
export const shown = signal<Sheet | undefined>(undefined);

export const idOf = ({ institution, person }: Whose): string =>
  person === undefined ? `institution ${institution}` : `person ${person}`;

/** `month` left out: the newest. The only one of it, or the one of before, is shown at once. */
export function askList(month?: string): void {
  const before = shown.value;
  shown.value = undefined;
  ask(month === undefined ? {} : { month }, data => {
    const now = data as unknown as Listed;
    listed.value = now;
    const [first, second] = now.sheets;
    const again = before && now.sheets.find(one => idOf(one) === idOf(before));
    const wanted = again ?? (second === undefined ? first : undefined);
    if (wanted !== undefined && now.month !== undefined) askSheet(now.month, wanted);
  });
}

export function askSheet(month: string, { institution, person }: Whose): void {
  shown.value = undefined;
  ask({ month, ...(person === undefined ? { institution } : { person }) }, data => {
    shown.value = data as unknown as Sheet;
  });
}

type Data = Extract<Given, { is: 'done' }>['data'];

function ask(args: Readonly<Record<string, unknown>>, told: (data: Data) => void): void {
  const says = words.value.sheets.look;
  const then = (given: Given) => {
    if (given.is === 'done') told(given.data);
  };
  void give(place, { verb: 'sheet', args, says, then });
}
