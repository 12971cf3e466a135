/** That the services have letters of their own, and their routes lead through queues of the hall. */

import { atValue, type Finding, mustBeOneOf, type Path } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { defaultOf, type WrittenStep } from '../schema/hall.ts';
import { mustBeIn } from './references.ts';

export function* crossCheckServices(draft: Draft): Generator<Finding> {
  const series = new Map<string, string>();
  for (const [id, service] of readEntries(draft.services)) {
    const path = ['services', id];
    const other = series.get(service.series);
    if (other !== undefined)
      yield atValue([...path, 'series'], `${service.series}, the letter of ${other}`, 'a letter of its own');
    series.set(service.series, id);
    if (service.route.length === 0)
      yield atValue([...path, 'route'], 'an empty list', 'at least one step', '- { queue: approval }');
    for (const [index, step] of service.route.entries())
      yield* stepOf(draft, step, [...path, 'route', index]);
  }
}

/** It once was behind how many the visit stands. */
export function* soonNumbers({ services }: Draft): Generator<Finding> {
  for (const [service, { route }] of readEntries(services)) {
    for (const [index, { soon }] of route.entries()) {
      if (typeof soon !== 'number') continue;
      yield atValue(
        ['services', service, 'route', index, 'soon'],
        `${soon}, which no longer says behind how many the visit stands`,
        'true: the visit has priority.soonCredit there, whatever the number',
        'soon: true',
      );
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
    yield atValue(
      path,
      'neither the one nor the other',
      'a step with queue (and soon), or with choice, by and among',
      '{ choice: bank, by: ticket, among: [icbc, ccb], default: ask }',
    );
  if (queue !== undefined) yield* mustBeIn(draft, 'queues', queue, [...path, 'queue']);
  if (among === undefined) return;
  for (const [index, one] of among.entries())
    yield* mustBeIn(draft, 'queues', one, [...path, 'among', index]);
  if (new Set(among).size < Math.max(2, among.length))
    yield atValue([...path, 'among'], `[${among.join(', ')}]`, 'two or more different queues');
  const words = by === 'shortest' ? ['shortest'] : ['ask', 'shortest', ...among];
  const otherwise = defaultOf(step);
  if (!words.includes(otherwise))
    yield by === 'shortest'
      ? atValue(
          [...path, 'default'],
          otherwise,
          'shortest, or no default: the shortest wait is always chosen here',
        )
      : mustBeOneOf('queues of this choice, ask or shortest', words, otherwise, [...path, 'default']);
}
