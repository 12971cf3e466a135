/** R11 on paper: how far the expected waits were off, of the whole hall and of each queue. */
import type { EstimateError, EstimateErrors } from '../core/estimate-error.ts';
import { tableText } from '../table.ts';

/** What each column means is said below the table. */
export function estimateTable({ overall, queues }: EstimateErrors): string {
  if (overall === undefined) return 'Nobody was called yet who had been told an expected wait.';
  const perQueue = [...queues].sort(([one], [other]) => one.localeCompare(other));
  return [
    tableText(
      ['queue', 'calls', 'error', 'bias', 'within 5 min'],
      [...perQueue.map(([queue, error]) => rowOf(queue, error)), rowOf('all', overall)],
    ),
    '',
    'error: the mean distance between the wait that was expected at joining and the real one, in minutes (MAE)',
    'bias: the mean of real minus expected, in minutes; above 0, people waited longer than they were told',
  ].join('\n');
}

function rowOf(name: string, { count, maeMs, biasMs, shareWithin5Min }: EstimateError): string[] {
  return [name, String(count), minutes(maeMs), minutes(biasMs), `${Math.round(shareWithin5Min * 100)} %`];
}

/** Never "-0.0". */
function minutes(ms: number): string {
  return (Math.round(ms / 6000) / 10 + 0).toFixed(1);
}
