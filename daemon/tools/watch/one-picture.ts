/** One picture of all that stands on the broker, on stdout: as plain text, or for a program. */
import { exitCodes } from '../../process/exit-codes.ts';
import { tellJson } from '../../text/told-json.ts';
import type { HeardHalls } from './hall-source.ts';
import { hallsForProgram } from './halls-for-program.ts';
import { hallRows } from './model/rows.ts';
import { clockOf } from './model/times.ts';
import { firstView } from './model/view.ts';
import { textOf } from './picture/cells.ts';
import { wholePicture } from './picture/whole-picture.ts';
import { words } from './words.ts';

/** Nobody waits longer for a broker. */
const withinMs = 10_000;
const usualWidth = 120;

export async function onePicture(
  heard: HeardHalls,
  { json, changed, stopped }: { json: boolean; changed: Set<() => void>; stopped: Promise<void> },
): Promise<number> {
  const found = Promise.withResolvers<'read' | 'none'>();
  const look = () => {
    const link = heard.link();
    if (link.is === 'up' && !link.reading) found.resolve('read');
    if (link.is === 'lost') found.resolve('none');
  };
  changed.add(look);
  const late = setTimeout(() => found.resolve('none'), withinMs);
  const came = await Promise.race([found.promise, stopped]);
  clearTimeout(late);
  changed.delete(look);
  if (came === undefined) return exitCodes.ok;

  const halls = heard.halls();
  const link = heard.link();
  const now = Date.now();
  if (came === 'none' || hallRows(halls, firstView, now).length === 0) {
    const why = link.is === 'lost' ? link.why : words.noConnection;
    const told = came === 'none' ? words.nothingThere(link.broker, why) : words.noHall(link.broker);
    process.stderr.write(`${told.filter(line => line !== '').join('\n')}\n`);
    return exitCodes.io;
  }
  if (json) {
    tellJson(hallsForProgram(halls, link, now));
    return exitCodes.ok;
  }
  const width = Number(process.env['COLUMNS']) || process.stdout.columns || usualWidth;
  const lines = wholePicture({ halls, link, view: firstView, now, clock: clockOf() }, width);
  process.stdout.write(`${lines.map(line => textOf(line).trimEnd()).join('\n')}\n`);
  return exitCodes.ok;
}
