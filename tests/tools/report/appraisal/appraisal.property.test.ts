import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyAppraised } from '../../../../daemon/tools/report/appraisal/sums.ts';
import { fuzhou } from '../../simulate/small-setup.ts';
import { simulatedDays } from '../simulated-day.ts';
import { appraisedOf } from './appraised.ts';
import { naiveAppraisal } from './naive-appraisal.ts';

test('what any simulated days are appraised by is what a naive reckoning finds in their events', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 60 }), (seed, tickets) => {
      const days = ['2026-11-23', '2026-11-24', '2026-11-25'];
      const { log } = simulatedDays({ days, tickets, seed });
      const { appraisals } = appraisedOf(log);
      for (const institution of fuzhou.institutions.keys()) {
        const own = appraisals.institution.get(institution) ?? emptyAppraised();
        const { promises, serving, green, misrouted, neverBack } = own;
        const { followUps, ...naive } = naiveAppraisal(fuzhou, log, institution);
        expect({ promises, serving, green, misrouted, neverBack }, institution).toEqual(naive);
        const questions = [...log].filter(({ event }) => event.kind === 'question-opened').length;
        if (questions === 0) expect(own.answers).toEqual(followUps);
      }
    }),
    { numRuns: 4 },
  );
});
