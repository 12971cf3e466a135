import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aVoice, endsWith, type Fate, hangs } from './bench.ts';

const fates: Record<string, Fate | undefined> = {
  well: undefined,
  missing: endsWith({ is: 'not-started', code: 'ENOENT' }),
  killed: endsWith({ is: 'killed', signal: 'SIGTERM', complaint: '' }),
  broken: endsWith({ is: 'ended', code: 1, complaint: 'Error: no voice' }),
  hangs,
};

const step = fc.oneof(
  fc.record({ is: fc.constant('pause'), ms: fc.nat(6000) }),
  fc.record({
    is: fc.constant('say'),
    length: fc.integer({ min: 1, max: 40 }),
    times: fc.constantFrom<1 | 2>(1, 2),
  }),
  fc.record({ is: fc.constant('fault'), name: fc.constantFrom('busy', 'power-cycle', 'none', 'none') }),
  fc.record({ is: fc.constant('fate'), of: fc.constantFrom(...Object.keys(fates), 'well') }),
  fc.record({ is: fc.constant('restart') }),
);

it('a voice that had every trouble there is ends each call once, never talks over itself, and says the next one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), async steps => {
      const bench = aVoice();
      let voice = bench.open();
      /** In their order; what was under way when the voice was closed never ends. */
      let given: string[] = [];
      const texts = new Map<string, string>();
      const say = (length: number, times: 1 | 2): void => {
        const id = `j${texts.size}`;
        const text = `第${texts.size}${'请'.repeat(length)}`;
        given.push(id);
        texts.set(id, text);
        voice.do({ id, text, times });
      };
      const idsEnded = (): string[] => bench.ended().map(line => line.split(' ')[0] ?? '');
      const saidOf = (id: string): number => {
        const said = bench.simulator.shows()['said'];
        return Array.isArray(said) ? said.filter(text => text === texts.get(id)).length : 0;
      };
      for (const one of steps) {
        if (one.is === 'pause') await bench.advance(one.ms);
        else if (one.is === 'say') say(one.length, one.times);
        else if (one.is === 'fault') bench.simulator.fault(one.name);
        else if (one.is === 'fate') bench.become(fates[one.of]);
        else {
          // A program that cannot be killed is waited for: time has to pass.
          const closed = voice.close();
          await bench.advance(2000);
          await closed;
          const ended = new Set(idsEnded());
          given = given.filter(id => ended.has(id));
          voice = bench.open();
        }
      }
      bench.simulator.fault('none');
      bench.become(undefined);
      await bench.advance(1_000_000);
      say(2, 1);
      await bench.advance(20_000);
      expect(idsEnded().toSorted()).toEqual(given.toSorted());
      expect(bench.ended().at(-1)).toBe(`${given.at(-1)} done`);
      expect(saidOf(given.at(-1) ?? '')).toBe(1);
      expect(bench.simulator.shows()).toMatchObject({ overlaps: 0, speaking: null });
      for (const line of bench.ended()) {
        const [id = '', outcome] = line.split(' ');
        if (outcome === 'done') expect(saidOf(id)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
});
