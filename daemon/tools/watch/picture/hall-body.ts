/** The sections of one hall on the screen: below each other, and side by side where it is wide. Pure. */
import type { Hall } from '../model/halls.ts';
import type { Rows } from '../model/rows.ts';
import type { SectionName, View } from '../model/view.ts';
import { alarmSection } from './alarm-section.ts';
import { callSection } from './call-section.ts';
import { beside, besideGap, type Line } from './cells.ts';
import { counterSection } from './counter-section.ts';
import { deviceSection } from './device-section.ts';
import { shareLines } from './layout.ts';
import { queueSection } from './queue-section.ts';
import type { Section } from './section.ts';
import { linesWanted, sectionLines } from './section-lines.ts';

/** From then on queues and counters stand side by side. */
export const wideFrom = 130;

/** What is seen of each before any of them gets more room. */
const firstRows = { alarms: 3, queues: 6, counters: 8, devices: 2, calls: 2 } as const;

type Sections = Readonly<Record<SectionName, Section>>;

export function hallBody(
  hall: Hall,
  rows: Rows,
  view: View,
  now: number,
  { width, height }: { width: number; height: number },
): Line[] {
  const isWide = width >= wideFrom;
  const left = Math.floor((width - besideGap) / 2);
  const right = width - besideGap - left;
  // The whole text of each alarm, where this takes no room from anything else.
  const isTall = isWide && rows.alarms.length * 2 < height / 3;
  const sections: Sections = {
    alarms: alarmSection(hall, rows.alarms, now, isTall ? 2 : 1),
    queues: queueSection(hall, rows.queues, now),
    counters: counterSection(hall, rows.counters, now, { whole: isWide, width: isWide ? right : width }),
    devices: deviceSection(hall, rows.devices, now),
    calls: callSection(hall, rows.calls),
  };
  const drawn = (name: SectionName, cells: number, lines: number) =>
    sectionLines(sections[name], {
      width: cells,
      lines,
      cursor: view.cursors[name],
      chosen: view.section === name,
    });
  const wish = (...names: SectionName[]) => ({
    rows: Math.max(...names.map(name => linesWanted(sections[name]))),
    first: Math.max(...names.map(name => firstRows[name])),
    chosen: names.includes(view.section),
  });
  /** Below each other in `cells` cells. */
  const stacked = (cells: number, lines: number, names: readonly SectionName[]) => {
    const shares = shareLines(
      lines,
      names.map(name => wish(name)),
    );
    return names.flatMap((name, index) => drawn(name, cells, shares[index] ?? 0));
  };

  if (isWide) {
    const [alarms = 0] = shareLines(Math.ceil(height / 3), [wish('alarms')]);
    const rest = height - alarms;
    return [
      ...drawn('alarms', width, alarms),
      ...beside(
        stacked(left, rest, ['queues', 'calls']),
        left,
        stacked(right, rest, ['counters', 'devices']),
        right,
      ),
    ];
  }
  const [alarms = 0, queues = 0, counters = 0, last = 0] = shareLines(height, [
    wish('alarms'),
    wish('queues'),
    wish('counters'),
    wish('devices', 'calls'),
  ]);
  return [
    ...drawn('alarms', width, alarms),
    ...drawn('queues', width, queues),
    ...drawn('counters', width, counters),
    ...beside(drawn('devices', left, last), left, drawn('calls', right, last), right),
  ];
}
