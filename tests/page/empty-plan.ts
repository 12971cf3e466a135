import type { HallPlan } from '../../simulators/page/contract.ts';

/** A hall without anything in it. */
export const emptyPlan: HallPlan = {
  hall: 'test',
  name: '测试大厅',
  prefix: 'one-ticket/v1/test',
  institutions: [],
  queues: [],
  services: [],
  counters: [],
  devices: [],
};
