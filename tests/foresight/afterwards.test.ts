/** What an opened counter has saved, played afterwards with those who really came: told by hand. */
import { expect, test } from 'vitest';
import { savedBy } from '../../daemon/foresight/afterwards.ts';
import { presentOf } from '../../daemon/foresight/present.ts';
import { play, untimed } from '../kit/hall/play.ts';

const minuteMs = 60_000;

test('it is how much longer all would have waited without it', () => {
  const hall = play(untimed, ['1', '2', '7']);
  const choice = new Map([['bank', 'icbc']]);
  for (let come = 0; come < 3; come += 1) hall.take('withdrawal', 'icbc');
  const present = presentOf(hall.hall, hall.now());
  const newcomers = [
    {
      services: ['withdrawal'],
      class: 'normal' as const,
      claims: false,
      choices: choice,
      at: hall.now() + 15 * minuteMs,
    },
  ];
  // Ten minutes each at approval, none at the bank; the one who comes later takes five.
  const cycles = new Map([
    ...[1, 2, 3, -1].map(who => [`${who} 1`, 0] as const),
    ...[1, 2, 3].map(who => [`${who} 0`, 10 * minuteMs] as const),
    ['-1 0', 5 * minuteMs] as const,
  ]);
  const past = {
    present,
    counter: '2',
    lastsMs: 60 * minuteMs,
    newcomers,
    cycles,
    choices: new Map<string, string>(),
  };
  // With it only the third waits, for 10 min. Without it they wait 10 and 20, and the newcomer from 15 to 30.
  expect(savedBy(untimed, past)).toBe((10 + 20 + 15 - 10) * minuteMs);
});
