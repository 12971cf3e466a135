/** English: a sentence for each code. */
import type { Language } from '../language.ts';
import { alarms } from './alarms.ts';
import { args } from './args.ts';
import { configFaults, halvesText } from './config-faults.ts';
import { deviceFaults } from './device-faults.ts';
import { lossText as loss, machineAlarms } from './machine-alarms.ts';
import { refusals } from './refusals.ts';
import { refusedOrders } from './refused-orders.ts';
import { remarks } from './remarks.ts';
import { wordFaults } from './word-faults.ts';

export const en: Language = {
  refusals: { ...refusals, ...refusedOrders },
  alarms: { ...alarms, ...machineAlarms },
  remarks,
  args,
  configFaults: { ...configFaults, ...deviceFaults, ...wordFaults },
  halves: halvesText,
  place: ({ file, line, column, path }) => `${file}:${line}:${column}${path && ` ${path}`}: `,
  why: why => why,
  loss,
};
