/** How the plots of a report look. From light to dark where more is meant, so that they can be told apart in grey. */
import type { SurgeLevelId } from '../../core/types/rules.ts';

const ink = '#22303c';

export const colours = {
  ink,
  paper: '#ffffff',
  faint: '#e3e8ed',
  light: '#a9c6e0',
  middle: '#d9b44a',
  dark: '#1f5582',
  alarm: '#a3371b',
  levels: { attention: '#f0d58a', busy: '#dc8a3e', emergency: '#8f2413' } satisfies Record<
    SurgeLevelId,
    string
  >,
  /** From the best grade to the worst. */
  grades: ['#dbe8f3', '#a9c6e0', '#6c9cc5', '#b4521f', '#5e1408'],
} as const;

export const textStyle = { fontSize: 11, color: ink } as const;
export const small = { fontSize: 10, color: ink } as const;

/** Labels of an axis, none of them over another. */
export const ticks = { ...small, hideOverlap: true } as const;

type Axis = Record<string, unknown>;

/** `unit`: what it counts in. */
export function valueAxis(unit: string, more: Axis = {}) {
  return { type: 'value', name: unit, nameTextStyle: small, axisLabel: ticks, ...more } as const;
}

export function categoryAxis(data: readonly string[], more: Axis = {}) {
  return { type: 'category', data: [...data], axisLabel: ticks, ...more } as const;
}

export function rowAxis(rows: readonly string[], room: number, rowHeight: number) {
  return {
    type: 'category',
    inverse: true,
    data: [...rows],
    axisLabel: rowLabels(room, rowHeight),
  } as const;
}

/** The names of rows, of which each has its own place. `room`: for the widest; what is longer is broken in lines. */
function rowLabels(room: number, rowHeight: number) {
  return {
    ...textStyle,
    interval: 0,
    width: room,
    height: rowHeight,
    overflow: 'break',
    lineOverflow: 'truncate',
    lineHeight: 13,
  } as const;
}

/** What stands between the row labels and the edge. */
export const labelGap = 12;
