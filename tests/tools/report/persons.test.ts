import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTextFile } from '../../../daemon/journal/texts/file.ts';
import { oneTicket } from '../../kit/hall/command-line.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { journalled } from '../../kit/hall/played-journal.ts';

it('a report names the clerks as the staff list does, and one who is not on it any more by the number', async () => {
  const hall = play(fuzhou, ['0', '1']);
  for (const [counter, clerk] of [
    ['0', '06'],
    ['1', '07'],
  ] as const) {
    hall.take('advice');
    hall.give({ verb: 'sign-in', counter: '0', clerk });
    hall.give({ verb: 'call-next', counter: '0' });
    hall.give({ verb: 'finish', counter: '0', outcome: 'approved' });
    hall.wait(Number(counter) + 60);
  }
  const state = journalled(hall);
  const texts = openTextFile(join(state, 'texts.db'));
  texts.setPersons(
    new Map([
      ['06', '陈敏'],
      ['08', '吴强'],
    ]),
  );
  texts.close();
  const { out } = await oneTicket('report', '--state', state);
  expect(out).toMatch(/陈敏 \(06\)/);
  expect(out).toMatch(/^07 /m);
  expect(out).not.toContain('吴强');
});
