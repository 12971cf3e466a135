/** How the plots of a report look. From light to dark where more is meant, so that they can be told apart in grey. */
import type { SurgeLevelId } from '../core/rules.ts';
import type { PlotOption, Size } from '../plots/draw.ts';

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

export type Plot = { title: string; option: PlotOption; size: Size };

export function plot(title: string, option: PlotOption, size: Size): Plot {
  return { title, option, size };
}
