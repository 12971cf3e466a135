/** R15: what is printed and never brought back grows with no year. */
import { expect, it } from 'vitest';
import { type Play, play, untimed } from '../../kit/hall/play.ts';

const { workdays: _, ...everyDay } = untimed;
const aDay = 3;

function sendAway(hall: Play): void {
  hall.take('withdrawal', 'icbc');
  hall.press('1', 'next', 'start');
  hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', missing: [2] });
}

it('four hundred days of slips that nobody brings back are no more than those of the last fifteen', () => {
  const hall = play(everyDay, ['1']);
  // The day it was given, those it is good for, and the one on which it is told as over.
  const most = aDay * (everyDay.times.returnForDays + 2);
  for (let nth = 1; nth <= 400; nth += 1) {
    for (let sent = 0; sent < aDay; sent += 1) sendAway(hall);
    expect(hall.hall.returnSlips.size).toBe(Math.min(aDay * nth, most));
    hall.give({ verb: 'close-day' });
    const day = new Date(Date.UTC(2026, 10, 24 + nth)).toISOString().slice(0, 'YYYY-MM-DD'.length);
    hall.give({ verb: 'open-day', day });
    hall.give({ verb: 'open-counter', counter: '1' });
    hall.log.length = 0;
  }
});
