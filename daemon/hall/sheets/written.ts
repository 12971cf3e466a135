/** The sheets that are written, read while the hall goes on: nothing of it waits for a disk. */
import { access, readdir, readFile, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { reportsFolder } from '../missing-reports.ts';
import {
  isMonth,
  type ListOfSheets,
  listIn,
  listPath,
  type SheetOf,
  sheetIn,
  sheetPath,
  type WrittenSheet,
} from './file.ts';

export type Read<Body> = Body | 'missing' | 'damaged';

export type WrittenSheets = {
  /** The newest first. */
  months(): Promise<string[]>;
  list(month: string): Promise<Read<ListOfSheets>>;
  sheet(month: string, of: SheetOf): Promise<Read<WrittenSheet>>;
};

/** `again`: something is missing now that was damaged, and is to be written once more. */
export function openWrittenSheets(state: string, log: Logger, again: () => void): WrittenSheets {
  async function read<Body>(path: string, bodyIn: (text: string) => Body | undefined): Promise<Read<Body>> {
    let text = '';
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return 'missing';
      log.warn({ err: error }, 'a sheet cannot be read');
    }
    const body = bodyIn(text);
    if (body !== undefined) return body;
    await takeAway(path);
    return 'damaged';
  }

  async function takeAway(path: string): Promise<void> {
    log.warn({ path }, 'a sheet is damaged, and is written again');
    try {
      await rm(path, { force: true });
      again();
    } catch (error) {
      log.warn({ err: error }, 'a damaged sheet cannot be taken away');
    }
  }

  return {
    async months() {
      const names = await readdir(reportsFolder(state)).catch(() => []);
      const found = await Promise.all(
        names.filter(isMonth).map(async month => ((await isThere(listPath(state, month))) ? [month] : [])),
      );
      return found.flat().sort().toReversed();
    },
    list: month => read(listPath(state, month), listIn),
    sheet: (month, of) => read(sheetPath(state, month, of, 'json'), sheetIn),
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
