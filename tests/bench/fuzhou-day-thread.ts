/** A thread that simulates days of Fuzhou through the rules alone: nothing is counted, no rule is checked. */
import { workerData } from 'node:worker_threads';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { simulateDay } from '../../daemon/tools/simulate/day.ts';
import { dayOfPlan, type Setup } from '../../daemon/tools/simulate/days.ts';
import { answerEach } from '../../daemon/tools/simulate/threads.ts';

const setup: Setup = workerData;
const [plan] = setup.plans;

answerEach(nth => {
  if (plan === undefined) throw new Error('there is no plan to simulate');
  const { rules } = plan;
  simulateDay(rules, emptyHall(rules), dayOfPlan(setup, plan, nth), { perform: handle, watch: () => {} });
});
