/** The names of the args of each code that can be told as a word. */

type NameOf<Args> = Args extends unknown ? keyof Args & string : never;
type Names<Args> = readonly (NameOf<Args> | `${NameOf<Args>}?`)[];
type IsOf<Args> = Args extends { is: infer Is extends string } ? Is : never;
export type GapsOf<Codes> = {
  readonly [Code in keyof Codes]:
    | Names<Codes[Code]>
    | { readonly [Is in IsOf<Codes[Code]>]: Names<Codes[Code]> };
};
