import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PadPicture, PadSaid, Told } from '../../../drivers/device.ts';
import { ff68Pad, ff68Protocol } from '../../../drivers/ff68-pad/driver.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { cutting, pauses, stagedPort, troubles } from '../staged-port.ts';

const pads = ['pad-1', 'pad-2', 'pad-3'];
const device = (address: number) =>
  ({ kind: 'ff68-pad', line: 'pads', address, counter: '1', disabled: false }) as const;

const picture: fc.Arbitrary<PadPicture> = fc.record({ waiting: fc.nat(40), number: fc.nat(999) });
const step = fc.oneof(
  pauses,
  fc.record({ is: fc.constant('want'), pad: fc.nat(2), picture }),
  fc.record({
    is: fc.constant('press'),
    pad: fc.nat(2),
    key: fc.constantFrom('next', 'recall', 'evaluate', '1', 'ok', 'rate-3'),
  }),
  fc.record({
    is: fc.constant('trouble'),
    pad: fc.nat(2),
    trouble: troubles('unplug', 'mute', 'slow', 'garble', 'power-cycle'),
  }),
);

it.each([
  ['an adapter', false],
  ['an adapter that hears itself', true],
])(
  'a pad on %s that had every trouble there is shows its picture and is heard again',
  async (_adapter, echoes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40, size: 'max' }),
        cutting,
        picture,
        async (steps, cuts, last) => {
          const line = {
            port: { by: 'serial', path: '/dev/x', baud: 9600 } as const,
            turnaroundMs: 5,
            echoes,
          };
          const port = stagedPort(
            {
              lines: new Map([['pads', line]]),
              devices: new Map(pads.map((id, at) => [id, device(at + 1)])),
            },
            cuts,
          );
          const shared = openLine(ff68Protocol, { ...line, baud: 9600 }, port.open, port.timers);
          const told = pads.map((): Told<PadSaid>[] => []);
          const drivers = pads.map((_, at) =>
            ff68Pad({ address: at + 1, repeatWindowMs: 1600 }, shared, port.timers, what => {
              told[at]?.push(what);
              if (what.is === 'said') drivers[at]?.answer(what.said, { is: 'ready' });
            }),
          );
          for (const one of steps) {
            if (one.is === 'pause') await port.advance(one.ms);
            else if (one.is === 'want') drivers[one.pad]?.want(one.picture);
            else if (one.is === 'press') port.simulated.do(pads[one.pad] ?? '', { press: one.key });
            else if (one.trouble.is === 'fault')
              port.simulated.do(pads[one.pad] ?? '', { fault: one.trouble.name });
            else if (one.trouble.is === 'noise') port.noise(one.trouble.bytes);
            else if (one.trouble.in) port.putIn();
            else port.pullOut();
          }
          port.heal();
          for (const driver of drivers) driver.want(last);
          await port.advance(65_000);
          for (const [at, id] of pads.entries()) {
            const before = told[at]?.filter(what => what.is === 'said').length ?? 0;
            port.simulated.do(id, { press: 'next' });
            await port.advance(3000);
            expect(told[at]?.filter(what => what.is === 'said')).toHaveLength(before + 1);
            const lcd = `${String(last.waiting).padStart(3, '0')}${String(last.number).padStart(3, '0')}`;
            expect(port.simulated.shows(id)).toMatchObject({ lcd });
            // Its refresh may be on the wire just now.
            expect(drivers[at]?.health().queueDepth).toBeLessThanOrEqual(1);
            expect(told[at]?.findLast(what => what.is === 'shown')).toEqual({
              is: 'shown',
              confirmed: 'sent',
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  },
);
