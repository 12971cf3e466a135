/** The longest tests begin first: begun last, one of them runs alone for a quarter of an hour while a processor is idle. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest = [
  'mutants/mutants',
  'crash/power-loss',
  'kernel/kernel',
  'package/box',
  'model/naive-hall',
  'core/queue/theory/queueing-theory',
  'page/crowd',
  'program/power-cut',
  'journal/medium-model',
  'page/display-looks',
  'page/phone-looks',
].map(name => `/tests/${name}.long.test.ts`);

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex(file => moduleId.endsWith(file));
  return place < 0 ? longest.length : place;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
