/** What no single entry can tell: that the parts of a hall fit each other. */
import { crossCheckDevices } from './cross-check-devices.ts';
import { type Draft, readEntries } from './draft.ts';
import { describe, type Finding, type Path } from './fault.ts';
import { keyRule, keyRuleExpectation } from './keys.ts';
import { mustBeIn, mustBeOneOf, unprintable } from './references.ts';
import type { WrittenStep } from './schema.ts';

export function crossCheck(draft: Draft): { faults: Finding[]; warnings: Finding[] } {
  const devices = crossCheckDevices(draft);
  const faults = [
    ...unknownKeyRules(draft),
    ...strayInstitutions(draft),
    ...countersAndQueues(draft),
    ...services(draft),
    ...unprintableNames(draft),
    ...devices.faults,
  ];
  return { faults, warnings: devices.warnings };
}

function* unknownKeyRules({ top }: Draft): Generator<Finding> {
  for (const rule of Object.keys(top.keys ?? {}))
    if (!keyRule.test(rule))
      yield { path: ['keys', rule], on: 'key', found: describe(rule), ...keyRuleExpectation };
}

function* strayInstitutions(draft: Draft): Generator<Finding> {
  for (const name of ['queues', 'counters'] as const)
    for (const [id, { institution }] of readEntries<'queues' | 'counters'>(draft[name]))
      yield* mustBeIn(draft, 'institutions', institution, [name, id, 'institution']);
}

function* countersAndQueues(draft: Draft): Generator<Finding> {
  const served = new Set<string>();
  for (const [id, { queues }] of readEntries(draft.counters)) {
    const path = ['counters', id, 'queues'];
    if (queues.length === 0)
      yield { path, on: 'value', found: 'an empty list', expected: 'the queues that this counter serves' };
    for (const [index, queue] of queues.entries()) {
      if (queues.indexOf(queue) < index)
        yield { path: [...path, index], on: 'value', found: `${queue} again`, expected: 'every queue once' };
      yield* mustBeIn(draft, 'queues', queue, [...path, index]);
      served.add(queue);
    }
  }
  if (draft.queues.entries.has('ask'))
    yield {
      path: ['queues', 'ask'],
      on: 'key',
      found: 'ask',
      expected: 'another id: at a choice, ask means ask',
    };
  // A counter that could not be read may be the one that serves the queue.
  if (!draft.counters.readable || [...draft.counters.entries.values()].includes(undefined)) return;
  for (const queue of draft.queues.entries.keys())
    if (!served.has(queue))
      yield {
        path: ['queues', queue],
        on: 'key',
        found: 'a queue that no counter serves',
        expected: 'a counter with it in its queues',
        example: `counters: { "1": { institution: …, queues: [${queue}] } }`,
      };
}

function* services(draft: Draft): Generator<Finding> {
  const series = new Map<string, string>();
  for (const [id, service] of readEntries(draft.services)) {
    const path = ['services', id];
    const other = series.get(service.series);
    if (other !== undefined)
      yield {
        path: [...path, 'series'],
        on: 'value',
        found: `${service.series}, the letter of ${other}`,
        expected: 'a letter of its own',
      };
    series.set(service.series, id);
    if (service.route.length === 0)
      yield {
        path: [...path, 'route'],
        on: 'value',
        found: 'an empty list',
        expected: 'at least one step',
        example: '- { queue: approval }',
      };
    for (const [index, step] of service.route.entries())
      yield* stepOf(draft, step, [...path, 'route', index]);
  }
}

function* stepOf(draft: Draft, step: WrittenStep, path: Path): Generator<Finding> {
  const { queue, choice, by, among } = step;
  const isChoice = choice !== undefined && by !== undefined && among !== undefined && queue === undefined;
  const isQueue = queue !== undefined && choice === undefined && by === undefined && among === undefined;
  if (!isQueue && !isChoice)
    yield {
      path,
      on: 'value',
      found: 'neither the one nor the other',
      expected: 'a step with queue alone, or with choice, by and among',
      example: '{ choice: bank, by: ticket, among: [icbc, ccb], default: ask }',
    };
  if (queue !== undefined) yield* mustBeIn(draft, 'queues', queue, [...path, 'queue']);
  if (among === undefined) return;
  for (const [index, one] of among.entries())
    yield* mustBeIn(draft, 'queues', one, [...path, 'among', index]);
  if (new Set(among).size < Math.max(2, among.length))
    yield {
      path: [...path, 'among'],
      on: 'value',
      found: `[${among.join(', ')}]`,
      expected: 'two or more different queues',
    };
  if (step.default !== 'ask' && !among.includes(step.default))
    yield mustBeOneOf('queues of this choice or ask', ['ask', ...among], step.default, [...path, 'default']);
}

function* unprintableNames(draft: Draft): Generator<Finding> {
  const { name, supervisionPhone } = draft.top;
  yield* unprintable(name, ['name']);
  yield* unprintable(supervisionPhone, ['supervisionPhone']);
  for (const section of ['institutions', 'queues', 'services'] as const)
    for (const [id, entry] of readEntries<'institutions' | 'queues' | 'services'>(draft[section]))
      yield* unprintable(entry.name, [section, id, 'name']);
  for (const [id, { papers }] of readEntries(draft.services))
    for (const [index, paper] of papers.entries())
      yield* unprintable(paper, ['services', id, 'papers', index]);
}
