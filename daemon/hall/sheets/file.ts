/**
 * The sheets of the appraisal in the state folder (R19): a folder for each month that is over, and in it of each institution and each
 * clerk a page, a table, and what the hall itself tells of it. A month whose list is there is whole: it is written last.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { SpokenLanguage } from '../../text/spoken.ts';
import { reportsFolder } from '../missing-reports.ts';

/** Whose sheet it is; `id`: a person's number. */
export type SheetOf = { of: 'institution' | 'person'; id: string };

/** As it stands on paper. */
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
export type WrittenSheet = { texts: Readonly<Record<SpokenLanguage, SheetText>> };

/** `name`: as it is shown; `person`: what the staff list called that number then. */
export type ListedSheet = SheetOf & { name: string; person?: string };

/** `days`: those of the month that have a journal; `unread`: those of them that could not be read; `seq`: the last event that is told of. */
export type ListOfSheets = {
  days: readonly string[];
  unread: readonly string[];
  seq: number;
  sheets: readonly ListedSheet[];
};

export const sheetsFolder = (state: string, month: string): string => join(reportsFolder(state), month);
export const listPath = (state: string, month: string): string =>
  join(sheetsFolder(state, month), 'list.json');
export const sheetPath = (
  state: string,
  month: string,
  { of, id }: SheetOf,
  ending: 'html' | 'csv' | 'json',
): string => join(sheetsFolder(state, month), `${of}-${id}.${ending}`);

export const isMonth = (name: string): boolean => /^\d{4}-\d{2}$/.test(name);

/** With what tells whether it is whole, and still what was written. */
export function sealed(body: ListOfSheets | WrittenSheet): string {
  const text = JSON.stringify(body);
  return `{"v":${version},"sha256":"${hashOf(text)}","body":${text}}\n`;
}

/** None: it is cut, damaged, or of another version. */
export const listIn = (text: string): ListOfSheets | undefined => unsealed(text) as ListOfSheets | undefined;
export const sheetIn = (text: string): WrittenSheet | undefined => unsealed(text) as WrittenSheet | undefined;

function unsealed(text: string): unknown {
  try {
    const { v, sha256, body } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return v === version && sha256 === hashOf(JSON.stringify(body)) ? body : undefined;
  } catch {
    return undefined;
  }
}

const version = 1;

const hashOf = (text = ''): string => createHash('sha256').update(text).digest('hex');
