import { alarms } from './list/alarms.ts';
import { answers } from './list/answers.ts';
import { appraisal } from './list/appraisal.ts';
import { away } from './list/away.ts';
import { booked } from './list/booked.ts';
import { bookings } from './list/bookings.ts';
import { cards } from './list/cards.ts';
import { cases } from './list/cases.ts';
import { day } from './list/day.ts';
import { decide } from './list/decide.ts';
import { hall } from './list/hall.ts';
import { journal } from './list/journal.ts';
import { kiosk } from './list/kiosk.ts';
import { like } from './list/like.ts';
import { lines } from './list/lines.ts';
import { mqtt } from './list/mqtt.ts';
import { outputs } from './list/outputs.ts';
import { people } from './list/people.ts';
import { phone } from './list/phone.ts';
import { plates } from './list/plates.ts';
import { power } from './list/power.ts';
import { questions } from './list/questions.ts';
import { queue } from './list/queue.ts';
import { refusals } from './list/refusals.ts';
import { returnSlips } from './list/return-slips.ts';
import { screens } from './list/screens.ts';
import { sheets } from './list/sheets.ts';
import { tools } from './list/tools.ts';
import { visit } from './list/visit.ts';
import { words } from './list/words.ts';

export const lists = [
  queue,
  visit,
  appraisal,
  sheets,
  away,
  cases,
  decide,
  day,
  alarms,
  outputs,
  plates,
  answers,
  cards,
  hall,
  journal,
  kiosk,
  lines,
  mqtt,
  tools,
  words,
  screens,
  like,
  people,
  phone,
  booked,
  bookings,
  returnSlips,
  power,
  refusals,
  questions,
];
