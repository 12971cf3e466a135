/** R11 on paper: how far the expected waits were off, of the whole hall and of each queue. */
import Table from 'cli-table3';
import type { EstimateError, EstimateErrors } from '../core/estimate-error.ts';

/** What each column means is said below the table. */
export function estimateTable({ overall, queues }: EstimateErrors): string {
  if (overall === undefined) return 'Nobody was called yet who had been told an expected wait.';
  const table = new Table({
    head: ['queue', 'calls', 'error', 'bias', 'within 5 min'],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
    chars: withoutLines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  for (const [queue, error] of [...queues].sort(([one], [other]) => one.localeCompare(other)))
    table.push(rowOf(queue, error));
  table.push(rowOf('all', overall));
  const lines = table.toString().split('\n');
  return [
    ...lines.map(line => line.trimEnd()),
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

const withoutLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
