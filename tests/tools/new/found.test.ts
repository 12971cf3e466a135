/** What is plugged in by USB, and what `new` proposes for it. */
import { expect, it } from 'vitest';
import { wrongAt } from '../../../daemon/tools/new/faults.ts';
import { firstAnswers } from '../../../daemon/tools/new/new.ts';
import { askFound, candidates, strangersOf } from '../../../daemon/tools/new/sections/found.ts';
import { newTape, onTape } from '../../../daemon/tools/new/tape.ts';
import { words } from '../../../daemon/tools/new/words.ts';
import type { Plugged } from '../../../drivers/link/plugged.ts';
import { ch340, keypad, mouse, usbPrinter, xkeys } from '../devices/plugged.ts';

const answers = firstAnswers();

/** By where each is, what it may be taken for. */
async function proposed(...plugged: readonly Plugged[]) {
  const computer = {
    plugged: async () => ({ plugged: [...plugged], trouble: [] }),
    probe: async () => undefined,
  };
  const found = await strangersOf(answers, computer);
  return found.map(({ one, proposed: all }) => ({
    path: one.path,
    as: all
      .flatMap(proposal => candidates(answers, proposal))
      .map(({ value: { kind, keys, reads, line } }) => ({ kind, keys, reads, line })),
  }));
}

it('a keyboard may be a pad, a scanner or the box of a kiosk, an X-keys is a pad, and a printer a printer', async () => {
  const hid = '1a2c:2124:K1';
  expect(await proposed(keypad, xkeys, usbPrinter)).toMatchObject([
    {
      path: '/dev/hidraw3',
      as: [
        { kind: 'hid-keypad', keys: { hid } },
        { kind: 'hid-reader', keys: { hid }, reads: 'scans' },
        { kind: 'hid-reader', keys: { hid }, reads: 'presses' },
      ],
    },
    { path: '/dev/hidraw0', as: [{ kind: 'xkeys', keys: { hid: '05f3:0405' } }] },
    { path: '/dev/usb/lp0', as: [{ kind: 'escpos', keys: { file: '/dev/usb/lp0' } }] },
  ]);
});

it('a mouse fits no kind, and nobody is asked about it; nothing plugged in is nothing found', async () => {
  expect(await proposed(mouse)).toEqual([]);
  expect(await proposed()).toEqual([]);
});

it('a device with several interfaces is found once', async () => {
  const second: Plugged = { ...xkeys, path: '/dev/hidraw7', interface: 1, usagePage: 1, usage: 2 };
  expect(await proposed(second, xkeys)).toMatchObject([{ path: '/dev/hidraw0' }]);
});

it('two keyboards of one kind are told apart by their serial numbers, and both fit into one hall', async () => {
  const found = await proposed(keypad, { ...keypad, path: '/dev/hidraw4', serial: 'K2' });
  expect(found.map(({ as }) => as[0]?.keys['hid'])).toEqual(['1a2c:2124:K1', '1a2c:2124:K2']);
  expect(faultOf(found)).toBeUndefined();
});

it('of two that cannot be told apart the second is told not to fit, not taken for the first', async () => {
  const found = await proposed(xkeys, { ...xkeys, path: '/dev/hidraw1' });
  expect(found).toHaveLength(2);
  expect(faultOf(found)).toContain('05f3:0405');
});

it('of several X-keys, which have no serial number, the unit of each is asked, and so all fit', async () => {
  const several = [xkeys, { ...xkeys, path: '/dev/hidraw1' }];
  const devices = await found(several, ['3', '4']);
  expect(devices.map(({ keys }) => keys['unit'])).toEqual(['3', '4']);
  const [one, ...others] = await found([xkeys], []);
  expect([one?.keys, others]).toEqual([{ hid: '05f3:0405', counter: '1' }, []]);
});

it('a serial adapter that answers nothing is named so that it is found after another plug', async () => {
  expect(await proposed(ch340)).toMatchObject([
    {
      as: expect.arrayContaining([
        expect.objectContaining({ kind: 'ff68-pad', line: { id: 'pads', keys: { serial: ch340.names[0] } } }),
      ]),
    },
  ]);
});

/** The devices of a hall with a counter for each, when the technician takes all that is proposed and types these units. */
async function found(plugged: readonly Plugged[], units: readonly string[]) {
  const plates = plugged.map((_, nth) => `${nth + 1}`);
  const hall = {
    ...answers,
    institutions: [{ id: 'bank', name: 'Bank', queues: [{ id: 'queue', name: 'Queue', plates }] }],
  };
  const strangers = await strangersOf(hall, {
    plugged: async () => ({ plugged: [...plugged], trouble: [] }),
    probe: async () => undefined,
  });
  const tape = newTape();
  tape.answered.push({ question: 'found', answer: strangers, byItself: true });
  for (const [nth, { one, proposed: of }] of strangers.entries()) {
    const [picked] = of.flatMap(proposal => candidates(hall, proposal));
    tape.answered.push({ question: words.devices.is(one.path), answer: picked?.value });
    const unit = units[nth];
    if (unit !== undefined) tape.answered.push({ question: words.devices.key['unit'] ?? '', answer: unit });
    tape.answered.push({ question: words.devices.shown(`pad-${nth + 1}`), answer: plates[nth] });
  }
  const told = await onTape(tape, () => askFound(hall));
  return told?.devices ?? [];
}

/** Of a hall with the first that each may be, one at each counter. */
function faultOf(found: Awaited<ReturnType<typeof proposed>>): string | undefined {
  const plates = found.map((_, nth) => `${nth + 1}`);
  const devices = found.flatMap(({ as: [first] }, nth) =>
    first === undefined
      ? []
      : [{ id: `pad-${nth + 1}`, kind: first.kind, keys: { ...first.keys, counter: plates[nth] ?? '' } }],
  );
  const queues = [{ id: 'queue', name: 'Queue', plates }];
  const hall = { ...answers, institutions: [{ id: 'bank', name: 'Bank', queues }], devices };
  return wrongAt(hall, ...devices.map(({ id }) => `devices.${id}`));
}
