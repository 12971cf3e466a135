/** What the page says, in one language at a time. */
import { computed } from '@preact/signals';
import { counterInChinese, counterInEnglish } from './counter.ts';
import { devicesInChinese, devicesInEnglish } from './devices.ts';
import { frameInChinese, frameInEnglish, ordersInChinese, ordersInEnglish } from './frame.ts';
import { hallInChinese, hallInEnglish } from './hall.ts';
import { language } from './language.ts';
import { ticketsInChinese, ticketsInEnglish } from './tickets.ts';

const chinese = {
  frame: frameInChinese,
  orders: ordersInChinese,
  counter: counterInChinese,
  tickets: ticketsInChinese,
  hall: hallInChinese,
  devices: devicesInChinese,
};
export type Words = typeof chinese;
const english: Words = {
  frame: frameInEnglish,
  orders: ordersInEnglish,
  counter: counterInEnglish,
  tickets: ticketsInEnglish,
  hall: hallInEnglish,
  devices: devicesInEnglish,
};

export const words = computed<Words>(() => (language.value === 'en' ? english : chinese));
