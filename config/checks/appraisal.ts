/** That the points of an appraisal are a hundred: whoever reads a sheet compares them with those of another hall. */
import { pointsInAll } from '../../daemon/core/types/appraisal.ts';
import type { Draft } from '../load/draft.ts';
import { atKey, type ConfigFinding } from './finding.ts';

export function* crossCheckAppraisal({ top: { appraisal } }: Draft): Generator<ConfigFinding> {
  if (appraisal === undefined) return;
  const sum = Object.values(appraisal).reduce((points, one) => points + one, 0);
  if (sum !== pointsInAll) yield atKey(['appraisal'], 'points-in-all', { sum, expected: pointsInAll });
}
