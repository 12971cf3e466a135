/** What the page says, in both languages. */
import { bookingsInChinese, bookingsInEnglish } from './bookings.ts';
import { counterInChinese, counterInEnglish } from './counter.ts';
import { devicesInChinese, devicesInEnglish } from './devices.ts';
import { frameInChinese, frameInEnglish, ordersInChinese, ordersInEnglish } from './frame.ts';
import { hallInChinese, hallInEnglish } from './hall.ts';
import { powerInChinese, powerInEnglish } from './power.ts';
import { questionsInChinese, questionsInEnglish } from './questions.ts';
import { sheetsInChinese, sheetsInEnglish } from './sheets.ts';
import { ticketsInChinese, ticketsInEnglish } from './tickets.ts';

export const chinese = {
  frame: frameInChinese,
  orders: ordersInChinese,
  counter: counterInChinese,
  tickets: ticketsInChinese,
  bookings: bookingsInChinese,
  hall: hallInChinese,
  questions: questionsInChinese,
  devices: devicesInChinese,
  power: powerInChinese,
  sheets: sheetsInChinese,
};
export type Words = typeof chinese;
export const english: Words = {
  frame: frameInEnglish,
  orders: ordersInEnglish,
  counter: counterInEnglish,
  tickets: ticketsInEnglish,
  bookings: bookingsInEnglish,
  hall: hallInEnglish,
  questions: questionsInEnglish,
  devices: devicesInEnglish,
  power: powerInEnglish,
  sheets: sheetsInEnglish,
};
