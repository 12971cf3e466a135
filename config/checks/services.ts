/** That the services have letters of their own, and their routes lead through queues of the hall. */

import { mustBeOneOf, type Path } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { defaultOf, type WrittenStep } from '../schema/hall.ts';
import { atValue, type ConfigFinding } from './finding.ts';
import { mustBeIn } from './references.ts';

export function* crossCheckServices(draft: Draft): Generator<ConfigFinding> {
  const series = new Map<string, string>();
  for (const [id, service] of readEntries(draft.services)) {
    const path = ['services', id];
    const other = series.get(service.series);
    if (other !== undefined)
      yield atValue([...path, 'series'], 'series-taken', { series: service.series, other });
    series.set(service.series, id);
    if (service.route.length === 0) yield atValue([...path, 'route'], 'no-steps', {});
    for (const [index, step] of service.route.entries())
      yield* stepOf(draft, step, [...path, 'route', index]);
  }
}

/** It once was behind how many the visit stands. */
export function* soonNumbers({ services }: Draft): Generator<ConfigFinding> {
  for (const [service, { route }] of readEntries(services)) {
    for (const [index, { soon }] of route.entries()) {
      if (typeof soon !== 'number') continue;
      yield atValue(['services', service, 'route', index, 'soon'], 'soon-number', { soon });
    }
  }
}

function* stepOf(draft: Draft, step: WrittenStep, path: Path): Generator<ConfigFinding> {
  const { queue, soon, choice, by, among } = step;
  const isChoice =
    choice !== undefined &&
    by !== undefined &&
    among !== undefined &&
    queue === undefined &&
    soon === undefined;
  const isQueue = queue !== undefined && choice === undefined && by === undefined && among === undefined;
  if (!isQueue && !isChoice) yield atValue(path, 'no-such-step', {});
  if (queue !== undefined) yield* mustBeIn(draft, 'queues', queue, [...path, 'queue']);
  if (among === undefined) return;
  for (const [index, one] of among.entries())
    yield* mustBeIn(draft, 'queues', one, [...path, 'among', index]);
  if (new Set(among).size < Math.max(2, among.length))
    yield atValue([...path, 'among'], 'no-choice', { among });
  const words = by === 'shortest' ? ['shortest'] : ['ask', 'shortest', ...among];
  const otherwise = defaultOf(step);
  if (!words.includes(otherwise))
    yield by === 'shortest'
      ? atValue([...path, 'default'], 'always-shortest', { found: otherwise })
      : mustBeOneOf('default', words, otherwise, [...path, 'default']);
}
