/** How long an answer takes differs by maker and by model; swept whole in slow-answers.long.test.ts. */
import { describe, expect, test } from 'vitest';
import {
  fivePrinted,
  fiveSaid,
  fiveSpeeches,
  fiveTickets,
  fortyCalls,
  kinds,
  tenPictures,
} from './slow-answers.ts';

const latenciesMs = [0, 160, 400, 1200, 1990];
const fine = { wrong: 0, lost: 0, falsely: 0, after: 0 };

describe.each(latenciesMs)('that answers after %i ms', latencyMs => {
  test.each(kinds)('a board of kind %s shows every call, and is never lost', async kind => {
    expect(await fortyCalls(kind, () => latencyMs)).toEqual(fine);
  });

  test('a display over MQTT shows every call, and is never lost', async () => {
    expect(await tenPictures(() => latencyMs)).toEqual(fine);
  });

  test('a printer prints every ticket, and is well', async () => {
    expect(await fiveTickets(() => latencyMs)).toEqual(fivePrinted);
  });

  test.each(['syn6288', 'xfs5152'] as const)(
    'a voice %s says every text once, and is well',
    async dialect => {
      expect(await fiveSpeeches(dialect, () => latencyMs)).toEqual(fiveSaid);
    },
  );
});

test.each(kinds)('a board of kind %s of which one answer in ten takes 1.9 s is never lost', async kind => {
  let answers = 0;
  const latencyMs = () => (answers++ % 10 === 9 ? 1900 : 5);
  expect(await fortyCalls(kind, latencyMs)).toMatchObject({ lost: 0, falsely: 0, after: 0 });
});
