import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Told, VoiceSaid } from '../../../drivers/device.ts';
import { decodeReplies } from '../../../drivers/syn6288/codec.ts';
import { syn6288 } from '../../../drivers/syn6288/driver.ts';
import { cutting, pauses, stagedPort, troubles } from '../staged-port.ts';

const device = {
  disabled: false,
  port: { by: 'serial', path: '/dev/x', baud: 9600 },
  volume: 8,
  speed: 3,
} as const;

const step = fc.oneof(
  pauses,
  fc.record({
    is: fc.constant('say'),
    length: fc.integer({ min: 1, max: 150 }),
    times: fc.constantFrom<1 | 2>(1, 2),
  }),
  fc.record({
    is: fc.constant('trouble'),
    trouble: troubles('unplug', 'mute', 'slow', 'garble', 'power-cycle', 'busy'),
  }),
);

it.each(['syn6288', 'xfs5152'] as const)(
  '%s: a voice that had every trouble there is ends each job once, and says the next one',
  async dialect => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), cutting, async (steps, cuts) => {
        const port = stagedPort(
          { lines: new Map(), devices: new Map([['voice', { kind: dialect, ...device }]]) },
          cuts,
        );
        const told: Told<VoiceSaid>[] = [];
        const given: string[] = [];
        const texts = new Map<string, string>();
        const falselyDone: string[] = [];
        const said = (): string => {
          const all = port.simulated.shows('voice')?.['said'];
          return Array.isArray(all) ? all.join('') : '';
        };
        const voice = syn6288({ dialect, ...device }, port.open, port.timers, what => {
          told.push(what);
          if (
            what.is === 'job-ended' &&
            what.outcome === 'done' &&
            !said().includes(texts.get(what.id) ?? '?')
          )
            falselyDone.push(what.id);
        });
        const ended = () => told.filter(what => what.is === 'job-ended').map(what => what.id);
        const say = (length: number, times: 1 | 2): void => {
          if (ended().length < given.length) return;
          const id = `j${given.length}`;
          given.push(id);
          const text = `${id}${'请'.repeat(length)}`;
          texts.set(id, text);
          voice.do({ id, text, times });
        };
        for (const one of steps) {
          if (one.is === 'pause') await port.advance(one.ms);
          else if (one.is === 'say') say(one.length, one.times);
          else if (one.trouble.is === 'fault') port.simulated.do('voice', { fault: one.trouble.name });
          else if (one.trouble.is === 'noise') port.noise(one.trouble.bytes);
          else if (one.trouble.in) port.putIn();
          else port.pullOut();
        }
        port.heal();
        await port.advance(150_000);
        say(3, 1);
        await port.advance(20_000);
        expect(ended()).toEqual(given);
        expect(told.at(-1)).toEqual({ is: 'job-ended', id: given.at(-1), outcome: 'done' });
        // Power that failed unheard, answers from seconds ago, and a stray byte that is the very answer that is awaited cannot be
        // told from the end of a speech.
        const untellable = steps.some(
          one =>
            one.is === 'trouble' &&
            ((one.trouble.is === 'fault' && ['power-cycle', 'slow'].includes(one.trouble.name)) ||
              (one.trouble.is === 'noise' &&
                decodeReplies(one.trouble.bytes).some(reply => reply === 'accepted' || reply === 'idle'))),
        );
        if (!untellable) expect(falselyDone).toEqual([]);
      }),
      { numRuns: 25 },
    );
  },
);
