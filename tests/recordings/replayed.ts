/** A recording played back: its device says again what it said, whenever the driver has asked as often as it had then. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../config/load/read.ts';
import { testLcd, testPage, testPhrase, testPicture } from '../../daemon/devices/testing/pictures.ts';
import type { RecordedChunk, RecordingHead } from '../../daemon/tools/devices/recording.ts';
import type { Opened, Ways } from '../../drivers/definition.ts';
import type { LinkEvents, OpenLink, PadSaid, ReaderSaid, Report } from '../../drivers/device.ts';
import { type DeviceKind, definitionOf } from '../../drivers/kinds.ts';
import { newLines } from '../../drivers/link/lines.ts';
import { oneDeviceText } from '../kit/hall/one-device-text.ts';
import { virtualTimers } from '../virtual-timers.ts';

export type Recording = { head: RecordingHead & { kind: DeviceKind }; chunks: readonly RecordedChunk[] };

export function readRecording(file: string): Recording {
  const [head, ...chunks] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  return { head, chunks };
}

/** A driver that asks less often than the one that was recorded must not make the device silent. */
const latestMs = 2000;
/** The test picture stands so long, as when it was recorded. */
const pictureMs = 5000;

/** What the driver told, one line each, and last its figures. */
export async function replay({ head, chunks }: Recording): Promise<string[]> {
  const { timers, advance } = virtualTimers();
  const told: string[] = [];
  let host: LinkEvents | undefined;
  const wroteAtMs: number[] = [0];
  let next = 0;
  /** So many of its questions have gone by in the recording. */
  let asked = 0;

  /** What is due is said; what comes after it waits for its moment. */
  function speak(): void {
    for (let chunk = chunks[next]; chunk !== undefined; chunk = chunks[next]) {
      const waitMs = chunk.dir === 'tx' ? 0 : dueAtMs(chunk) - timers.now();
      if (waitMs > 0) return void timers.after(waitMs, speak);
      // First, because the driver may answer at once, which comes back here.
      next += 1;
      if (chunk.dir === 'tx') asked += 1;
      else host?.data(Buffer.from(chunk.hex, 'hex'));
    }
  }

  function dueAtMs({ at }: RecordedChunk): number {
    const askedAtMs = chunks.slice(0, next).findLast(({ dir }) => dir === 'tx')?.at ?? 0;
    const wroteMs = wroteAtMs[asked] ?? Number.POSITIVE_INFINITY;
    return Math.min(wroteMs + at - askedAtMs, at + latestMs);
  }

  const open: OpenLink = async on => {
    host = on;
    return {
      async write() {
        wroteAtMs.push(timers.now());
        speak();
      },
      async close() {},
    };
  };

  const config = configOf(head);
  const device = config.devices.get('it');
  if (device === undefined) throw new Error('a hall of one device has one');
  const { rules } = config;
  const line = config.lines.get('wire');
  const lines = newLines(() => {
    if (line === undefined) throw new Error('no line');
    return [
      { ...line, baud: line.port.baud },
      { open, timers },
    ];
  });

  let opened: Opened | undefined;
  let begun = false;
  /** What was done when it was recorded: the test of such a device. */
  function begin(): void {
    if (begun) return;
    begun = true;
    switch (opened?.is) {
      case 'pad':
        opened.driver.want(testLcd);
        return opened.driver.attention('test');
      case 'board': {
        const { driver } = opened;
        driver.want(testPicture(rules, 'it'), true);
        return void timers.after(pictureMs, () => driver.want({ lines: [] }, true));
      }
      case 'printer':
        return opened.driver.do({ id: 'page', lines: testPage(rules, 'it', 0) });
      case 'voice':
        return opened.driver.do({ id: 'phrase', text: testPhrase(rules), times: 1 });
      default:
    }
  }
  function hear(what: Report<PadSaid | ReaderSaid>): void {
    // What was only sent is the driver's doing, and nothing that the device told.
    if (what.is !== 'shown' || what.confirmed !== 'sent') told.push(inWords(what));
    if (what.is === 'fitness' && what.fitness.is === 'ready') timers.after(0, begin);
    if (what.is === 'said' && opened?.is === 'pad' && !('line' in what.said))
      opened.driver.answer(what.said, { is: 'done' });
  }

  const ways: Ways = {
    port: () => open,
    reports: () => open,
    linesOf: lines.of,
    broker() {
      throw new Error('nothing on a broker is recorded');
    },
  };
  const opener = (await definitionOf(device.kind).opener())(ways);
  opened = opener.open(device, {
    timers,
    report: hear,
    localTime: () => ({ year: 2026, month: 11, day: 25, hour: 9, minute: 0, second: 0, weekday: 3 }),
    repeatWindowMs: 1600,
  });
  speak();
  await advance((chunks.at(-1)?.at ?? 0) + latestMs);
  const { errors, retries, reopened } = opened.driver.health();
  void opened.driver.close();
  return [...told, `errors ${errors}, retries ${retries}, reopened ${reopened}`];
}

function inWords(what: Report<PadSaid | ReaderSaid>): string {
  switch (what.is) {
    case 'fitness': {
      const { fitness } = what;
      const more = fitness.is === 'ready' ? fitness.warning : fitness.why;
      return more === undefined ? fitness.is : `${fitness.is}: ${more}`;
    }
    case 'shown':
      return `shown: ${what.confirmed}`;
    case 'job-ended':
      return `${what.id}: ${what.outcome}${what.why === undefined ? '' : `, ${what.why}`}`;
    case 'job-arrived':
      return `${what.id}: arrived`;
    case 'job-unknown':
      return `${what.id}: unknown`;
    case 'no-key':
      return `the button ${what.button} is no key`;
    case 'laid':
      return 'a card';
    case 'said': {
      const { said } = what;
      if ('line' in said) return `read ${said.line}`;
      return 'rating' in said ? `rated ${said.rating}` : `pressed ${[...said.digits, said.press].join(' ')}`;
    }
  }
}

/** The smallest hall with this device. */
export function configOf({ kind, settings, line }: Recording['head']) {
  const { class: is, ways } = definitionOf(kind);
  const way =
    line !== undefined
      ? { line: 'wire' }
      : ways.includes('hid')
        ? { hid: '1a2c:2124' }
        : { serial: '/dev/serial/by-id/it' };
  const entry = {
    kind,
    ...settings,
    ...way,
    ...((is === 'pad' || is === 'board') && { counter: '1' }),
    ...(is === 'reader' && { scans: 'tickets' }),
  };
  const wire = JSON.stringify({ serial: '/dev/serial/by-id/wire', ...line }).slice(1, -1);
  const text = oneDeviceText('replay', 'mqtt://127.0.0.1:1883', {
    device: JSON.stringify(entry),
    ...(line !== undefined && { line: wire }),
  });
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-replay-'));
  try {
    const file = join(folder, 'hall.yaml');
    writeFileSync(file, text);
    const read = readConfig(file);
    if (!read.ok) throw new Error(JSON.stringify(read.faults, null, 1));
    return read.config;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
