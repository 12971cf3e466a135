/** Every figure of the expected waits by name: what it is of those who were told one, and in which unit (R11). */
import { type EstimatesOf, estimateBands, type GoneFigures } from '../../history/estimate-figures.ts';

export type EstimateFigure = {
  unit: 'count' | 'minutes' | 'percent';
  /** None where there is nobody to tell it of. */
  of(estimates: EstimatesOf): number | undefined;
};

const minutes = (ms: number | undefined) => ms && ms / 60_000;
const percent = (share: number | undefined) => share && 100 * share;

export const estimateList = {
  estimates: count(({ held }) => held?.count ?? 0),
  'estimates-in-range': { unit: 'percent', of: ({ held }) => percent(held?.coverage) },
  'estimate-width': { unit: 'minutes', of: ({ held }) => minutes(held?.widthMs) },
  'estimate-score': { unit: 'minutes', of: ({ held }) => minutes(held?.winklerMs) },
  'estimate-error': { unit: 'minutes', of: ({ held }) => minutes(held?.maeMs) },
  'estimate-bias': { unit: 'minutes', of: ({ held }) => minutes(held?.biasMs) },
  'estimates-within-5-min': { unit: 'percent', of: ({ held }) => percent(held?.within5Min) },
  'served-at-once': count(({ atOnce }) => atOnce),
  'no-estimate': count(({ untold }) => untold),
  'walked-away': count(({ walkedAway }) => walkedAway?.count ?? 0),
  'walked-away-told': toldTo(({ walkedAway }) => walkedAway),
  'walked-away-late': count(({ walkedAway }) => walkedAway?.late ?? 0),
  'not-reached': count(({ closing }) => closing?.count ?? 0),
  'not-reached-told': toldTo(({ closing }) => closing),
} satisfies Record<string, EstimateFigure>;

export type EstimateFigureId = keyof typeof estimateList;
export const estimateFigureIds = Object.keys(estimateList) as EstimateFigureId[];
/** Of those who were never called. */
export const goneFigureIds = estimateFigureIds.slice(estimateFigureIds.indexOf('walked-away'));
/** Of those who were told a wait or had one, and how many those are who stand apart from them. */
export const heldFigureIds = estimateFigureIds.filter(id => !goneFigureIds.includes(id));

function count(of: (estimates: EstimatesOf) => number): EstimateFigure {
  return { unit: 'count', of };
}

function toldTo(of: (estimates: EstimatesOf) => GoneFigures | undefined): EstimateFigure {
  return { unit: 'minutes', of: estimates => minutes(of(estimates)?.toldMs) };
}

/** `0–15`, `120–`: minutes. */
export function bandText(from: number): string {
  return `${from}–${estimateBands.find(band => band > from) ?? ''}`;
}
