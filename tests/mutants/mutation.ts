/** A mistake that is planted in one source file, to see whether a test finds it. */

/** `tests`: where it should be found, the likeliest first. */
export type Mutated = { file: string; tests: readonly string[]; mutations: readonly Planted[] };

/** `breaks`: what somebody in the hall would notice. `found` stands in the file once, and is replaced by `instead`. */
export type Planted = { breaks: string; found: string; instead: string; tests?: readonly string[] };

export type Mutation = Required<Planted> & { file: string };

export function mutationsIn(lists: readonly (readonly Mutated[])[]): Mutation[] {
  return lists
    .flat()
    .flatMap(({ file, tests, mutations }) => mutations.map(planted => ({ tests, ...planted, file })));
}
