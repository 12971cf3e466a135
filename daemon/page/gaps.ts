/** What a hall may say its own way on each page, and what may stand there in braces. Nothing of a browser. */

import { names as namesOfDesk } from './desk/words/names.ts';
import { chinese as desk } from './desk/words/tables.ts';
import { chinese as display } from './display/chinese.ts';
import { names as namesOfDisplay } from './display/names.ts';
import { chinese as kiosk } from './kiosk/chinese.ts';
import { names as namesOfKiosk } from './kiosk/names.ts';
import { chinese as phone } from './phone/chinese.ts';
import { names as namesOfPhone } from './phone/names.ts';
import { gapsOf } from './stream/own-words.ts';

export const pageGaps = {
  desk: gapsOf(desk, namesOfDesk),
  display: gapsOf(display, namesOfDisplay),
  kiosk: gapsOf(kiosk, namesOfKiosk),
  phone: gapsOf(phone, namesOfPhone),
};
