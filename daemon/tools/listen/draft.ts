/** The draft of a dialect: what an engineer can go on with when the technician has gone home. */
import { spaced } from '../../../drivers/parts/frame/words.ts';
import { hexOf } from './heard.ts';
import type { Hearing } from './hearing.ts';
import { report } from './report.ts';
import { words } from './words.ts';

const mostFrames = 200;

/** `port`: where it was heard; `day`: when. */
export function draft(hearing: Hearing, port: string, day: string): string {
  const lines = [...words.draftHead(port, day), '', ...report(hearing)];
  for (const [nth, { frames }] of hearing.guess.kinds.entries()) {
    lines.push('', words.draftFrames(nth + 1));
    const each = [...Map.groupBy(frames, ({ bytes }) => hexOf(bytes)).values()];
    for (const same of each.slice(0, mostFrames)) {
      const [first] = same;
      const keys = new Set(same.flatMap(({ key }) => (key === undefined ? [] : [key])));
      if (first !== undefined) lines.push(words.draftFrame(spaced(first.bytes), same.length, [...keys]));
    }
  }
  return `${lines.join('\n')}\n`;
}
