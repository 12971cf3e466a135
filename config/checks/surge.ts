/** That the levels of the surge plan can be reached, one after the other, and that their actions fit the hall. */
import { type SurgeLevelId, surgeLevels } from '../../daemon/core/types/rules.ts';
import type { Path } from '../../drivers/settings/finding.ts';
import { durationText } from '../../drivers/settings/scalars.ts';
import type { Draft } from '../load/draft.ts';
import type { WrittenSurgeLevel } from '../schema/hall.ts';
import { atKey, atValue, type ConfigFinding } from './finding.ts';
import { mustBeIn, unprintable } from './references.ts';

/** How a fault tells the figure of each trigger. */
const triggers = {
  waitingPerCounter: figure => `${figure}`,
  longestWait: durationText,
  expectedWait: durationText,
} as const satisfies Partial<Record<keyof WrittenSurgeLevel, (figure: number) => string>>;
const triggerNames = ['waitingPerCounter', 'longestWait', 'expectedWait'] as const;

export function* crossCheckSurge(draft: Draft): Generator<ConfigFinding> {
  const { surge } = draft.top;
  if (surge === undefined) return;
  const levels = surgeLevels.flatMap(id => {
    const level = surge.levels[id];
    return level === undefined ? [] : [{ id, level }];
  });
  if (levels.length === 0) yield atValue(['surge', 'levels'], 'no-levels', { levels: surgeLevels });
  for (const { id, level } of levels) {
    const path = ['surge', 'levels', id];
    if (triggerNames.every(name => level[name] === undefined))
      yield atKey(path, 'level-without-trigger', { triggers: triggerNames });
    for (const service of Object.keys(level.limit))
      for (const finding of mustBeIn(draft, 'services', service, [...path, 'limit', service]))
        yield { ...finding, on: 'key' };
    yield* unprintable(level.notice, [...path, 'notice']);
    yield* unprintable(level.spoken, [...path, 'spoken']);
  }
  for (const name of triggerNames) yield* rising(levels, name);
}

/** The harsher a level, the later it is reached. */
function* rising(
  levels: readonly { id: SurgeLevelId; level: WrittenSurgeLevel }[],
  name: (typeof triggerNames)[number],
): Generator<ConfigFinding> {
  const path = (id: SurgeLevelId): Path => ['surge', 'levels', id, name];
  let milder: { id: SurgeLevelId; figure: number } | undefined;
  for (const { id, level } of levels) {
    const figure = level[name];
    if (figure === undefined) continue;
    if (milder !== undefined && figure < milder.figure)
      yield atValue(path(id), 'level-below-milder', {
        figure: triggers[name](figure),
        atLeast: triggers[name](milder.figure),
        milder: milder.id,
      });
    milder = { id, figure };
  }
}
