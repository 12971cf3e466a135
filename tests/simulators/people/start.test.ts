import { expect, it } from 'vitest';
import { crowdStart } from '../../../simulators/demo/options.ts';

it('a demo begins with the crowd that its words ask for, or tells what they may be', () => {
  expect(crowdStart({ crowd: '20', seed: '7' })).toEqual({ speed: 20, seed: 7 });
  expect(crowdStart({ crowd: '0', seed: '2147483647' })).toEqual({ speed: 0, seed: 2_147_483_647 });
  for (const crowd of ['101', '-1', '1.5', 'fast', '', '1e1'])
    expect(crowdStart({ crowd, seed: '1' })).toBe(
      `--crowd: found ${crowd}, expected 0 (nobody comes) or how many times as fast as real people they are, a whole number up to 100, for example --crowd 20`,
    );
  for (const seed of ['2147483648', '-1', '0x10', ''])
    expect(crowdStart({ crowd: '1', seed })).toBe(
      `--seed: found ${seed}, expected a whole number from 0 to 2147483647, for example --seed 7`,
    );
});
