/**
 * Forms: what a value is, written once as data. The compiler reads its type from it (`Of`), the journal what the fold relies on,
 * and the contract over MQTT its schema and its words.
 */

type Bounds = { whole?: true; from?: number; above?: number; to?: number };
type Shape =
  | { is: 'text'; like?: RegExp }
  | ({ is: 'number' } & Bounds)
  | { is: 'flag' }
  | { is: 'anything' }
  | { is: 'exactly'; value: string | true }
  | { is: 'one-of'; among: readonly string[] }
  | { is: 'list'; of: Form }
  | { is: 'pair'; of: Form }
  /** By any word. */
  | { is: 'map'; of: Form }
  | { is: 'record'; fields: Fields }
  | { is: 'either'; among: readonly Form[] }
  /** The same, with words for whoever reads the contract. */
  | { is: 'said'; of: Form; says: string };

/** `type` is for the compiler only; no value has it. */
export type Form<T = unknown> = Shape & { readonly type?: T };
/** Of a field that may be left out. `older`: only an older journal leaves it out. */
export type Maybe<T = unknown> = { is: 'maybe'; of: Form<T>; says?: string; readonly type?: T };
/** The hall adds it when it commits: the core makes its events without. */
type Written<T = unknown> = { is: 'written'; of: Form<T>; readonly type?: T };
type Older<T = unknown> = { is: 'older'; of: Form<T>; readonly type?: T };
export type Field<T = unknown> = Form<T> | Maybe<T> | Older<T> | Written<T>;
export type Fields = { readonly [field: string]: Field };

export type Of<One> = One extends { readonly type?: infer T } ? T : never;
type Flat<T> = { [Key in keyof T]: T[Key] };
type Left<All extends Fields> = {
  [Key in keyof All]: All[Key] extends { is: 'maybe' | 'written' } ? Key : never;
}[keyof All];
export type Read<All extends Fields> = Flat<
  { -readonly [Key in Exclude<keyof All, Left<All>>]: Of<All[Key]> } & {
    -readonly [Key in Left<All>]?: Of<All[Key]>;
  }
>;

/** A form whose fields others may take up. */
type Record<All extends Fields> = { is: 'record'; fields: All; readonly type?: Read<All> };

export const said = <T>(of: Form<T>, says: string): Form<T> => ({ is: 'said', of, says });
export const maybe = <T>(of: Form<T>, says?: string): Maybe<T> => ({
  is: 'maybe',
  of,
  ...(says !== undefined && { says }),
});
/** Every one of today has it; the fold does well without it. */
export const older = <T>(of: Form<T>): Older<T> => ({ is: 'older', of });
export const written = <T>(of: Form<T>): Written<T> => ({ is: 'written', of });

export const like = (pattern: RegExp): Form<string> => ({ is: 'text', like: pattern });
export const numeric = (bounds: Bounds): Form<number> => ({ is: 'number', ...bounds });
export const exactly = <const T extends string | true>(value: T): Form<T> => ({ is: 'exactly', value });
export const oneOf = <const T extends string>(...among: readonly T[]): Form<T> => ({ is: 'one-of', among });
export const list = <T>(of: Form<T>): Form<readonly T[]> => ({ is: 'list', of });
export const map = <T>(of: Form<T>): Form<{ readonly [word: string]: T }> => ({ is: 'map', of });
export const record = <const All extends Fields>(fields: All): Record<All> => ({ is: 'record', fields });
export const either = <const All extends readonly Form[]>(...among: All): Form<Of<All[number]>> => ({
  is: 'either',
  among,
});

export const text: Form<string> = { is: 'text' };
export const id: Form<string> = like(/^[a-z0-9-]{1,32}$/);
/** The letter of the series, and at least three digits (R1). */
export const ticket: Form<string> = like(/^[A-Z][0-9]{3,9}$/);
export const day: Form<string> = like(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
export const flag: Form<boolean> = { is: 'flag' };
export const anything: Form = { is: 'anything' };
export const yes = exactly(true);
export const number = numeric({});
export const whole = numeric({ whole: true });
/** A number that counts something. */
export const count = numeric({ whole: true, from: 0 });
/** A moment, ms since 1970 UTC. */
export const moment = numeric({ whole: true, from: 0 });
/** A length of time. */
export const ms = numeric({ whole: true, from: 0 });
export const msRange: Form<readonly [low: number, high: number]> = { is: 'pair', of: ms };
/** From and to, in whole minutes, both multiples of five (R11). */
export const minuteRange: Form<readonly [low: number, high: number]> = { is: 'pair', of: count };
