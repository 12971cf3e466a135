/** Each frame as it passes: told field by field when it is new, in one line when it comes again, and then only counted. */
import { spaced } from '../../../drivers/parts/frame/words.ts';
import { type Heard, hexOf } from './heard.ts';
import { type Claim, fitsOf, unclaimed } from './known/claims.ts';
import type { Family } from './known/family.ts';
import { words } from './words.ts';

const texts = words.frame;
const toldTimes = 3;
/** A line of noise for hours must not fill the memory. */
const mostKept = 5000;

/** `told` gets what belongs together, as silence cuts it; `time` is how the terminal shows the moment. */
export function tellerOf(
  families: readonly Family[],
  baud: number,
): (burst: Heard, time: string) => string[] {
  const seen = new Map<string, number>();

  /** How often it has been told, this time too. */
  function counted(hex: string): number {
    if (seen.size > mostKept) seen.clear();
    const times = (seen.get(hex) ?? 0) + 1;
    seen.set(hex, times);
    return times;
  }

  return (burst, time) => {
    const checked = fitsOf([burst], baud, families).filter(fit => fit.checked);
    const claims = checked.flatMap(({ family, claims: own }) => own.map(claim => ({ ...claim, family })));
    const byPlace = [...Map.groupBy(claims, ({ from, to }) => `${from} ${to}`).values()];
    const known = byPlace
      .toSorted(([one], [other]) => (one?.from ?? 0) - (other?.from ?? 0))
      .flatMap(same => knownLines(same, time));
    // One frame proves nothing: here all that a check speaks for is taken away, and the report says what is sure.
    const left = unclaimed(
      [burst],
      checked.map(fit => ({ ...fit, sure: true })),
    );
    return [...known, ...left.flatMap(({ bytes }) => unknownLines(bytes, time))];
  };

  /** Dialects may mean different things by the same frame. */
  function saysOf(names: readonly string[], bytes: Uint8Array): string {
    const readers = families.filter(({ name }) => names.includes(name)).flatMap(family => family.readers);
    const says = readers.flatMap(({ dialect, reader }) =>
      reader()(bytes).flatMap(({ error, ...piece }) =>
        error === undefined && piece.bytes.length === bytes.length ? [{ dialect, says: piece.says }] : [],
      ),
    );
    const byDialect = [...new Map(says.toReversed().map(one => [one.dialect, one])).values()].toReversed();
    const different = new Set(byDialect.map(one => one.says));
    if (different.size < 2) return [...different].join('');
    return byDialect.map(one => texts.inDialect(one.dialect, one.says)).join('; ');
  }

  function knownLines(same: readonly (Claim & { family: string })[], time: string): string[] {
    const [first] = same;
    if (first === undefined) return [];
    const { piece } = first;
    const times = counted(hexOf(piece.bytes));
    if (times > toldTimes) return [];
    const names = same.map(({ family }) => family);
    const says = saysOf(names, piece.bytes) || piece.says;
    if (times > 1) return [texts.again(time, says)];
    return [
      texts.known(time, spaced(piece.bytes), names, says),
      ...piece.fields.map(({ name, raw, means }) => texts.field(name, raw, means)),
    ];
  }

  function unknownLines(bytes: Uint8Array, time: string): string[] {
    const times = counted(hexOf(bytes));
    if (times > toldTimes) return [];
    return [(times === toldTimes ? texts.noMore : texts.unknown)(time, spaced(bytes))];
  }
}
