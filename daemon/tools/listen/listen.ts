/** `one-ticket listen --port …`: a line that is only read, and what can be said of it. */
import { closeSync, existsSync, writeFileSync } from 'node:fs';
import { exitCodes } from '../../process/exit-codes.ts';
import { tellJson } from '../../text/told-json.ts';
import { openNew, recordingLine } from '../devices/recording.ts';
import { failed, reasonOf, say, tell } from '../devices/terminal.ts';
import { draft } from './draft.ts';
import { earAt } from './ear.ts';
import type { Heard } from './heard.ts';
import { hearing } from './hearing.ts';
import { families } from './known/families.ts';
import { readRecorded } from './recorded.ts';
import { report } from './report.ts';
import { reportForProgram } from './report-for-program.ts';
import { listenTo } from './session.ts';
import { words } from './words.ts';

export type ListenOptions = { port?: string; from?: string; baud: string; json?: true };

/** Until Ctrl-C. Resolves with the exit code. `file`: the recording; left out, one with the time in its name. */
export async function listen(file: string | undefined, options: ListenOptions): Promise<number> {
  const { port, from, json } = options;
  if (port !== undefined && from !== undefined) return failed(words.both, 'usage');
  const baud = baudOf(options.baud);
  if (baud === undefined) return failed(words.noBaud(options.baud), 'usage');
  if (from !== undefined)
    return file === undefined ? again(from, baud, json) : failed(words.fileFrom, 'usage');
  if (port === undefined) return failed(words.which, 'usage');
  const open = earAt(port, baud);
  if (open === undefined) return failed(words.noPort(port), 'usage');

  const to = file ?? `heard-${stamp(new Date())}.jsonl`;
  const draftTo = `${to.replace(/\.jsonl$/, '')}.draft.txt`;
  if (existsSync(draftTo)) return failed(words.there(draftTo), 'io');
  const opened = openNew(to);
  if (!opened.ok) return failed(opened.why, 'io');
  try {
    return await kept(opened.fd, to, draftTo);
  } finally {
    closeSync(opened.fd);
  }

  async function kept(fd: number, recording: string, drafted: string): Promise<number> {
    if (open === undefined || port === undefined || baud === undefined) throw new Error('checked before');
    // The kind is not known: whoever makes a driver of it writes it here.
    const head = { kind: 'unknown', settings: {}, line: { baud }, simulated: false };
    // With `json` stdout is a program's; who presses the keys reads beside it.
    const told = json ? tell : say;
    const kind = recordingLine(head);
    const session = await listenTo(open, { fd, file: recording, port, baud, head: kind, told });
    if (session.is === 'not-opened') return failed(session.why, 'io');
    const { heard, troubled } = session;
    if (heard.length === 0) return failed(words.silent(port), 'io');
    const found = hearing(heard, baud, families);
    if (!json) for (const line of [...report(found), words.kept(recording)]) say(line);
    const fault = troubled ? undefined : written(drafted, draft(found, port, today()));
    const isDrafted = !troubled && fault === undefined;
    if (json) tellJson({ port, recording, ...(isDrafted && { draft: drafted }), ...reportForProgram(found) });
    else if (isDrafted) say(words.draft(drafted));
    if (fault !== undefined) tell(fault);
    return isDrafted ? exitCodes.ok : exitCodes.io;
  }
}

/** Why it could not be, in words. */
function written(file: string, text: string): string | undefined {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    return words.notMade(file, reasonOf(error));
  }
}

/** A recording, as if it were heard now. */
function again(file: string, baud: number, json?: true): number {
  const read = readRecorded(file);
  if (!read.ok) return failed(words.noRecording(file, read.why), 'io');
  const heard: readonly Heard[] = read.heard;
  if (heard.length === 0) return failed(words.silent(file), 'io');
  const found = hearing(heard, read.baud ?? baud, families);
  if (json) tellJson({ from: file, ...reportForProgram(found) });
  else for (const line of report(found)) say(line);
  return exitCodes.ok;
}

function baudOf(written: string): number | undefined {
  const baud = /^\d{4,6}$/.test(written) ? Number(written) : Number.NaN;
  return baud >= 1200 && baud <= 115_200 ? baud : undefined;
}

const today = (): string => new Date().toISOString().slice(0, 10);
const stamp = (now: Date): string => now.toISOString().slice(0, 19).replace(/:/g, '');
