/** That what a kiosk's buttons and a scanner say fits the services of the hall. */

import { atKey, describe, type Finding, mustBeOneOf, type Path } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import type { Entry } from '../schema/config.ts';
import { isReaderEntry, type WrittenReader } from '../schema/device-classes.ts';
import { defaultOf } from '../schema/hall.ts';
import { mustBeIn } from './references.ts';

export function* crossCheckReaders(draft: Draft): Generator<Finding> {
  for (const [id, device] of readEntries(draft.devices))
    if (isReaderEntry(device)) yield* reader(draft, device, ['devices', id]);
}

function* reader(draft: Draft, device: WrittenReader, path: Path): Generator<Finding> {
  const { presses, scans, desk, repeatWindow } = device;
  if ((presses === undefined) === (scans === undefined))
    yield atKey(
      path,
      presses ? 'both presses and scans' : 'neither presses nor scans',
      'one of the two',
      'scans: tickets',
    );
  if (desk !== undefined) yield* mustBeIn(draft, 'counters', desk, [...path, 'desk']);
  if (desk !== undefined && presses !== undefined)
    yield atKey([...path, 'desk'], 'a desk at a box with buttons', 'desk at a reader with scans: tickets');
  if (repeatWindow !== undefined && scans !== undefined)
    yield atKey(
      [...path, 'repeatWindow'],
      'repeatWindow at a scanner',
      'repeatWindow at a box with buttons (presses)',
    );
  for (const [line, press] of Object.entries(presses ?? {})) {
    const pressPath = [...path, 'presses', line];
    if (!/^[!-~](?:[ -~]{0,62}[!-~])?$/.test(line))
      yield atKey(
        pressPath,
        describe(line),
        'a line as the box sends it: at most 64 printable ASCII characters',
      );
    yield* mustBeIn(draft, 'services', press.service, [...pressPath, 'service']);
    const service = draft.services.entries.get(press.service);
    if (service) yield* answers(service, press, pressPath);
  }
}

/** A press answers every choice that its service asks at the ticket, and no other. */
function* answers(
  service: Entry<'services'>,
  press: { service: string; choice: Readonly<Record<string, string>> },
  path: Path,
): Generator<Finding> {
  const asked = service.route.flatMap(step => {
    const { choice, by, among = [] } = step;
    return choice !== undefined && by === 'ticket' ? [{ choice, among, otherwise: defaultOf(step) }] : [];
  });
  const given = new Map(Object.entries(press.choice));
  for (const [choice, queue] of given) {
    const question = asked.find(one => one.choice === choice);
    if (!question) {
      const names = asked.map(one => one.choice);
      yield {
        ...mustBeOneOf(`choices that ${press.service} asks at the ticket`, names, choice, [
          ...path,
          'choice',
          choice,
        ]),
        on: 'key',
      };
    } else if (!question.among.includes(queue))
      yield mustBeOneOf('queues of this choice', question.among, queue, [...path, 'choice', choice]);
  }
  for (const { choice, among, otherwise } of asked)
    if (!given.has(choice) && otherwise === 'ask')
      yield atKey(
        path,
        `no answer to the choice ${choice}`,
        `one of ${among.join(', ')}, because ${press.service} asks it at the ticket`,
        `choice: { ${choice}: ${among[0] ?? '…'} }`,
      );
}
