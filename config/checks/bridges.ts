/** What works slowly, or badly, on a line that a Tasmota carries: warnings, because a quick network may do better. */

import { type Draft, readEntries } from '../load/draft.ts';
import { classOf } from '../schema/device-classes.ts';
import { atValue, type ConfigFinding } from './finding.ts';

/** An answer comes 100 ms late at least, over Wi-Fi up to 300 ms: what comes after the time-out is no answer. */
const replyWithinMs = 500;
/** With 100 ms more for each exchange, four boards repaint as slowly as eight on a wire. */
const boardsOnABridge = 4;

export function* crossCheckBridges(draft: Draft): Generator<ConfigFinding> {
  const boards = new Map<string, number>();
  for (const [id, device] of readEntries(draft.devices)) {
    if (!('line' in device) || device.disabled || classOf(device.kind) !== 'board') continue;
    const { line } = device;
    if (draft.lines.entries.get(line)?.tasmota === undefined) continue;
    const path = ['devices', id];
    if ('replyWithin' in device && device.replyWithin < replyWithinMs)
      yield atValue([...path, 'replyWithin'], 'slow-bridge', {
        replyWithinMs: device.replyWithin,
        line,
        atLeastMs: replyWithinMs,
      });
    const nth = (boards.get(line) ?? 0) + 1;
    boards.set(line, nth);
    if (nth > boardsOnABridge)
      yield atValue([...path, 'line'], 'boards-on-a-bridge', { nth, line, atMost: boardsOnABridge });
  }
}
