/** 中文：每个代码一句话。 */
import type { Language } from '../language.ts';
import { alarms } from './alarms.ts';
import { args } from './args.ts';
import { configFaults, halvesText } from './config-faults.ts';
import { deviceFaults } from './device-faults.ts';
import { lossText as loss, machineAlarms } from './machine-alarms.ts';
import { refusals } from './refusals.ts';
import { refusedOrders } from './refused-orders.ts';
import { remarks } from './remarks.ts';
import { whyText } from './whys.ts';
import { wordFaults } from './word-faults.ts';

export const zhCN: Language = {
  refusals: { ...refusals, ...refusedOrders },
  alarms: { ...alarms, ...machineAlarms },
  remarks,
  args,
  configFaults: { ...configFaults, ...deviceFaults, ...wordFaults },
  halves: halvesText,
  place: ({ file, line, column, path }) => `${file}:${line}:${column}${path && ` ${path}`}：`,
  why: whyText,
  loss,
};
