/** All there is, as far down as it goes: for a pipe, a file or a printer. Pure. */
import { hallRows, rowsOf } from '../model/rows.ts';
import { alarmSection } from './alarm-section.ts';
import { callSection } from './call-section.ts';
import { exactly, type Line } from './cells.ts';
import { counterSection } from './counter-section.ts';
import { deviceSection } from './device-section.ts';
import { hallList } from './hall-list.ts';
import { hallHead } from './header.ts';
import type { Scene } from './picture.ts';
import { queueSection } from './queue-section.ts';
import type { Section } from './section.ts';
import { linesWanted, sectionLines } from './section-lines.ts';

/** The one hall there is with everything, or the list of them. */
export function wholePicture({ halls, view, link, now, clock }: Scene, width: number): Line[] {
  const whole = (section: Section) =>
    sectionLines(section, {
      width,
      lines: 1 + linesWanted(section),
      cursor: { index: 0 },
      chosen: false,
    });
  const rows = hallRows(halls, view, now);
  const [only, other] = rows;
  if (only === undefined || other !== undefined) return whole(hallList(rows, now, clock));
  const of = rowsOf(only, view);
  return [
    ...hallHead(only, link, view, now, width).map(line => exactly(line, width)),
    ...whole(alarmSection(only, of.alarms, now, 1)),
    ...whole(queueSection(only, of.queues, now)),
    ...whole(counterSection(only, of.counters, now, { whole: true, width })),
    ...whole(deviceSection(only, of.devices, now)),
    ...whole(callSection(only, of.calls)),
  ];
}
