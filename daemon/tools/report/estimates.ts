/** R11 on paper: how far the expected waits were off, of each queue and of the whole hall. */
import type { EstimateError, EstimateErrors } from '../../core/estimate/error.ts';
import type { Naming } from './naming.ts';

export function estimateRows({ overall, queues }: EstimateErrors, { words, name, ids }: Naming): string[][] {
  if (overall === undefined) return [];
  const told = ids('queue').flatMap(queue => {
    const error = queues.get(queue);
    return error === undefined ? [] : [rowOf(name('queue', queue), error)];
  });
  return [...told, rowOf(words.estimates.all, overall)];
}

function rowOf(name: string, { count, maeMs, biasMs, shareWithin5Min }: EstimateError): string[] {
  return [name, String(count), minutes(maeMs), minutes(biasMs), `${Math.round(shareWithin5Min * 100)}%`];
}

/** Never "-0.0". */
function minutes(ms: number): string {
  return (Math.round(ms / 6000) / 10 + 0).toFixed(1);
}
