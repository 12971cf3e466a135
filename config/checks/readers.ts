/** That what a kiosk's buttons and a scanner say fits the services of the hall. */

import { mustBeOneOf, type Path, wrongValue } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import type { Entry } from '../schema/config.ts';
import {
  isCardReaderEntry,
  isReaderEntry,
  type WrittenCardReader,
  type WrittenReader,
} from '../schema/device-classes.ts';
import { defaultOf } from '../schema/hall.ts';
import { atKey, type ConfigFinding } from './finding.ts';
import { mustBeIn } from './references.ts';

export function* crossCheckReaders(draft: Draft): Generator<ConfigFinding> {
  for (const [id, device] of readEntries(draft.devices))
    if (isReaderEntry(device)) yield* reader(draft, device, ['devices', id]);
    else if (isCardReaderEntry(device)) yield* cards(draft, device, ['devices', id]);
}

/** What a card gives is there, and the box of buttons beside it is one. */
function* cards(
  draft: Draft,
  { gives, kiosk, desk }: WrittenCardReader,
  path: Path,
): Generator<ConfigFinding> {
  if (desk !== undefined) yield* mustBeIn(draft, 'counters', desk, [...path, 'desk']);
  if (gives !== undefined) yield* press(draft, gives, [...path, 'gives']);
  if (kiosk === undefined) return;
  const boxes = readEntries(draft.devices)
    .flatMap(([id, one]) => (isReaderEntry(one) && one.presses !== undefined ? [id] : []))
    .toArray();
  if (!boxes.includes(kiosk)) yield mustBeOneOf('devices', boxes, kiosk, [...path, 'kiosk']);
}

type Wanted = { service: string; choice: Readonly<Record<string, string>> };

function* press(draft: Draft, wanted: Wanted, path: Path): Generator<ConfigFinding> {
  yield* mustBeIn(draft, 'services', wanted.service, [...path, 'service']);
  const service = draft.services.entries.get(wanted.service);
  if (service) yield* answers(service, wanted, path);
}

function* reader(draft: Draft, device: WrittenReader, path: Path): Generator<ConfigFinding> {
  const { presses, scans, desk, stepAway, repeatWindow } = device;
  if ((presses === undefined) === (scans === undefined))
    yield atKey(path, 'presses-or-scans', { found: presses ? 'both' : 'neither' });
  if (desk !== undefined) yield* mustBeIn(draft, 'counters', desk, [...path, 'desk']);
  if (desk !== undefined && presses !== undefined) yield atKey([...path, 'desk'], 'desk-at-a-box', {});
  if (repeatWindow !== undefined && scans !== undefined)
    yield atKey([...path, 'repeatWindow'], 'window-at-a-scanner', {});
  if (stepAway !== undefined) yield* away(draft, device, stepAway, [...path, 'stepAway']);
  for (const [line, wanted] of Object.entries(presses ?? {})) {
    const pressPath = [...path, 'presses', line];
    if (!pressLine.test(line))
      yield { ...wrongValue(pressPath, line, { expected: { is: 'press-line', atMost: 64 } }), on: 'key' };
    yield* press(draft, wanted, pressPath);
  }
}

const pressLine = /^[!-~](?:[ -~]{0,62}[!-~])?$/;

/** A line of its own, at a box with buttons, in a hall where a ticket can be held under something. */
function* away(
  draft: Draft,
  { presses = {} }: WrittenReader,
  line: string,
  path: Path,
): Generator<ConfigFinding> {
  if (!pressLine.test(line)) yield wrongValue(path, line, { expected: { is: 'press-line', atMost: 64 } });
  const hasScanner = readEntries(draft.devices)
    .toArray()
    .some(([, one]) => isReaderEntry(one) && one.scans !== undefined);
  if (Object.keys(presses).length === 0) yield atKey(path, 'away-at-a-scanner', {});
  else if (presses[line] !== undefined) yield atKey(path, 'away-is-a-press', { line });
  else if (!hasScanner) yield atKey(path, 'away-without-scanner', {});
}

/** A press answers every choice that its service asks at the ticket, and no other. */
function* answers(service: Entry<'services'>, press: Wanted, path: Path): Generator<ConfigFinding> {
  const asked = service.route.flatMap(step => {
    const { choice, by, among = [] } = step;
    return choice !== undefined && by === 'ticket' ? [{ choice, among, otherwise: defaultOf(step) }] : [];
  });
  const given = new Map(Object.entries(press.choice));
  for (const [choice, queue] of given) {
    const question = asked.find(one => one.choice === choice);
    if (!question) {
      const names = asked.map(one => one.choice);
      const expected = { is: 'choice-at-ticket', service: press.service, among: names } as const;
      yield { ...wrongValue([...path, 'choice', choice], choice, { expected, among: names }), on: 'key' };
    } else if (!question.among.includes(queue))
      yield mustBeOneOf('choice', question.among, queue, [...path, 'choice', choice]);
  }
  for (const { choice, among, otherwise } of asked)
    if (!given.has(choice) && otherwise === 'ask')
      yield atKey(path, 'choice-unanswered', { choice, among, service: press.service });
}
