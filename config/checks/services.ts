/** That the services have letters of their own, and their routes lead through queues of the hall. */

import { type Finding, mustBeOneOf, type Path } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { defaultOf, type WrittenStep } from '../schema/hall.ts';
import { mustBeIn } from './references.ts';

export function* crossCheckServices(draft: Draft): Generator<Finding> {
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

/** It once was behind how many the visit stands. */
export function* soonNumbers({ services }: Draft): Generator<Finding> {
  for (const [service, { route }] of readEntries(services)) {
    for (const [index, { soon }] of route.entries()) {
      if (typeof soon !== 'number') continue;
      yield {
        path: ['services', service, 'route', index, 'soon'],
        on: 'value',
        found: `${soon}, which no longer says behind how many the visit stands`,
        expected: 'true: the visit has priority.soonCredit there, whatever the number',
        example: 'soon: true',
      };
    }
  }
}

function* stepOf(draft: Draft, step: WrittenStep, path: Path): Generator<Finding> {
  const { queue, soon, choice, by, among } = step;
  const isChoice =
    choice !== undefined &&
    by !== undefined &&
    among !== undefined &&
    queue === undefined &&
    soon === undefined;
  const isQueue = queue !== undefined && choice === undefined && by === undefined && among === undefined;
  if (!isQueue && !isChoice)
    yield {
      path,
      on: 'value',
      found: 'neither the one nor the other',
      expected: 'a step with queue (and soon), or with choice, by and among',
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
  const words = by === 'shortest' ? ['shortest'] : ['ask', 'shortest', ...among];
  const otherwise = defaultOf(step);
  if (!words.includes(otherwise))
    yield by === 'shortest'
      ? {
          path: [...path, 'default'],
          on: 'value',
          found: otherwise,
          expected: 'shortest, or no default: the shortest wait is always chosen here',
        }
      : mustBeOneOf('queues of this choice, ask or shortest', words, otherwise, [...path, 'default']);
}
