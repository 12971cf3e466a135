/** One pair of wires: whoever speaks while another does is garbled, and garbles. Swept by when, a millisecond after the other. */
import { expect, test } from 'vitest';
import { repeats } from '../../kit/driver/bad-line.ts';
import { inWords } from '../../kit/driver/ears.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';

const addresses = [1, 2, 3];
const pads = new Map(
  addresses.map(address => [
    `pad-${address}`,
    { kind: 'ff68-pad', line: 'pads', address, counter: '1', dialect: '21-key', disabled: false } as const,
  ]),
);
/** A pad says a key again for so long, and for so long after it was heard the hall takes the same one for a repeat. */
const saidMs = 1500 + 1600;
/** What the hall says and what a pad says are 14 and 9 bytes, a millisecond each. */
const offsetsMs = Array.from({ length: 40 }, (_, offset) => offset);

async function threePads() {
  const port = await stagedDevices(pads);
  const { simulated, timers, advance } = port;
  const taken: string[] = [];
  let said = 0;
  for (const { id, driver, ears } of only('pad', port)) {
    const isRepeat = repeats(timers);
    ears.listen(what => {
      if (what.is !== 'said' || 'line' in what.said) return;
      const repeat = isRepeat(what.said);
      if (!repeat) taken.push(`${id} ${inWords(what.said)}`);
      driver.answer(what.said, { is: repeat ? 'repeat' : 'done' });
    });
  }
  simulated.onWire(({ dir }) => {
    if (dir === 'tx') said += 1;
  });
  await advance(5000);
  return {
    ...port,
    boards: only('pad', port).map(({ driver }) => driver),
    press: (id: string, key: string) => expect(simulated.do(id, { press: key })).toBeUndefined(),
    /** What was taken since it was asked last, and how often a pad spoke for that. */
    lately: () => ({ taken: taken.splice(0).toSorted(), said: [said, (said = 0)][0] ?? 0 }),
  };
}

test('a key pressed while the hall speaks to a pad is taken once, whenever that is, and what was to be shown is shown', async () => {
  const { boards, press, advance, lately, simulated } = await threePads();
  let garbled = 0;
  for (const offsetMs of offsetsMs) {
    lately();
    const number = 100 + offsetMs;
    for (const board of boards) board.want({ waiting: 5, number });
    await advance(offsetMs);
    press('pad-1', 'recall');
    await advance(saidMs);
    const { taken, said } = lately();
    expect(taken).toEqual(['pad-1 recall']);
    if (said > 1) garbled += 1;
    for (const id of pads.keys()) expect(simulated.shows(id)).toMatchObject({ lcd: `005${number}` });
  }
  expect(garbled).toBeGreaterThan(10);
});

test('keys pressed at two pads at once, or a little after each other, are both taken, each once', async () => {
  const { press, advance, lately } = await threePads();
  let garbled = 0;
  for (const offsetMs of offsetsMs) {
    lately();
    press('pad-2', 'next');
    await advance(offsetMs);
    press('pad-3', 'evaluate');
    await advance(saidMs);
    const { taken, said } = lately();
    expect(taken).toEqual(['pad-2 next', 'pad-3 evaluate']);
    if (said > 2) garbled += 1;
  }
  expect(garbled).toBeGreaterThan(5);
});

test('at all three at once, while the hall speaks, none is lost and none is another', async () => {
  const { boards, press, advance, lately } = await threePads();
  for (const offsetMs of offsetsMs) {
    lately();
    for (const board of boards) board.want({ waiting: offsetMs });
    await advance(offsetMs);
    for (const [id, key] of [
      ['pad-1', 'recall'],
      ['pad-2', 'next'],
      ['pad-3', 'pause'],
    ] as const)
      press(id, key);
    await advance(saidMs);
    expect(lately().taken).toEqual(['pad-1 recall', 'pad-2 next', 'pad-3 pause']);
  }
});
