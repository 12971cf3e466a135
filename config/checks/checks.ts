/** What no single entry can tell: that the parts of a hall fit each other. */

import { mustBeOneOf, type Path, wrongValue } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { padKinds } from '../schema/device-classes.ts';
import { keyRule, keyRuleExpectation } from '../schema/keys.ts';
import { crossCheckAppraisal } from './appraisal.ts';
import { crossCheckBookings } from './bookings.ts';
import { crossCheckBridges } from './bridges.ts';
import { crossCheckCopies } from './copies.ts';
import { crossCheckDevices } from './devices.ts';
import { atKey, atValue, type ConfigFinding } from './finding.ts';
import { crossCheckMqtt } from './mqtt.ts';
import { crossCheckNames, unnamedCounters, wideNames } from './names.ts';
import { crossCheckOutcomes } from './outcomes.ts';
import { crossCheckPeople } from './people.ts';
import { phoneWithoutBroker } from './phone.ts';
import { crossCheckPorts } from './ports.ts';
import { mustBeIn, unprintable } from './references.ts';
import { crossCheckServices, soonNumbers } from './services.ts';
import { crossCheckSessions } from './sessions.ts';
import { crossCheckStaff } from './staff.ts';
import { crossCheckSurge } from './surge.ts';
import { strayNotices } from './words.ts';

export function crossCheck(draft: Draft): { faults: ConfigFinding[]; warnings: ConfigFinding[] } {
  const ports = crossCheckPorts(draft);
  const mqtt = crossCheckMqtt(draft);
  const staff = crossCheckStaff(draft);
  const faults = [
    ...sameLanguage(draft),
    ...crossCheckCopies(draft),
    ...crossCheckSessions(draft),
    ...crossCheckAppraisal(draft),
    ...crossCheckSurge(draft),
    ...unknownKeyRules(draft),
    ...strayInstitutions(draft),
    ...countersAndQueues(draft),
    ...crossCheckServices(draft),
    ...crossCheckBookings(draft),
    ...crossCheckNames(draft),
    ...unprintableLines(draft),
    ...staff.faults,
    ...mqtt.faults,
    ...ports.faults,
    ...crossCheckDevices(draft),
  ];
  return {
    faults,
    warnings: [
      ...staff.warnings,
      ...mqtt.warnings,
      ...ports.warnings,
      ...crossCheckBridges(draft),
      ...crossCheckOutcomes(draft),
      ...crossCheckPeople(draft),
      ...phoneWithoutBroker(draft),
      ...soonNumbers(draft),
      ...strayNotices(draft),
      ...unnamedCounters(draft),
      ...wideNames(draft),
    ],
  };
}

function* sameLanguage({ top: { locale, secondLocale } }: Draft): Generator<ConfigFinding> {
  if (secondLocale !== undefined && secondLocale === locale)
    yield atValue(['secondLocale'], 'same-language', { language: secondLocale });
}

function* unknownKeyRules(draft: Draft): Generator<ConfigFinding> {
  const { keys = {}, keysByKind = {} } = draft.top;
  yield* keyRulesOf(keys, ['keys']);
  for (const [kind, own] of Object.entries(keysByKind)) {
    if (!padKinds.includes(kind))
      yield { ...mustBeOneOf('pad-kinds', padKinds, kind, ['keysByKind', kind]), on: 'key' };
    yield* keyRulesOf(own, ['keysByKind', kind]);
  }
  for (const [id, counter] of readEntries(draft.counters))
    yield* keyRulesOf(counter.keys ?? {}, ['counters', id, 'keys']);
}

function* keyRulesOf(keys: Readonly<Record<string, string>>, path: Path): Generator<ConfigFinding> {
  for (const rule of Object.keys(keys))
    if (!keyRule.test(rule)) yield { ...wrongValue([...path, rule], rule, keyRuleExpectation), on: 'key' };
}

function* strayInstitutions(draft: Draft): Generator<ConfigFinding> {
  for (const name of ['queues', 'counters'] as const)
    for (const [id, { institution }] of readEntries<'queues' | 'counters'>(draft[name]))
      yield* mustBeIn(draft, 'institutions', institution, [name, id, 'institution']);
}

function* countersAndQueues(draft: Draft): Generator<ConfigFinding> {
  const served = new Set<string>();
  for (const [id, { queues, backup }] of readEntries(draft.counters)) {
    const path = ['counters', id];
    if (queues.length === 0) yield atValue([...path, 'queues'], 'no-queues', {});
    yield* queuesOnce(draft, queues, [...path, 'queues']);
    yield* queuesOnce(draft, backup, [...path, 'backup']);
    for (const [index, queue] of backup.entries())
      if (queues.includes(queue)) yield atValue([...path, 'backup', index], 'queue-of-its-own', { queue });
    for (const queue of queues) served.add(queue);
  }
  for (const word of ['ask', 'shortest'])
    if (draft.queues.entries.has(word)) yield atKey(['queues', word], 'word-taken', { word });
  // A counter that could not be read may be the one that serves the queue.
  if (!draft.counters.readable || [...draft.counters.entries.values()].includes(undefined)) return;
  for (const queue of draft.queues.entries.keys())
    if (!served.has(queue)) yield atKey(['queues', queue], 'queue-unserved', { queue });
}

function* queuesOnce(draft: Draft, queues: readonly string[], path: Path): Generator<ConfigFinding> {
  for (const [index, queue] of queues.entries()) {
    if (queues.indexOf(queue) < index) yield atValue([...path, index], 'queue-twice', { queue });
    yield* mustBeIn(draft, 'queues', queue, [...path, index]);
  }
}

function* unprintableLines(draft: Draft): Generator<ConfigFinding> {
  yield* unprintable(draft.top.supervisionPhone, ['supervisionPhone']);
  for (const [id, service] of readEntries(draft.services))
    for (const list of ['papers', 'fees'] as const)
      for (const [index, line] of service[list].entries())
        yield* unprintable(line, ['services', id, list, index]);
}
