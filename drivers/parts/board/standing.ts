/** The picture that is wanted of a board, and whether it stands there. Latest wins. */
import { isDeepStrictEqual } from 'node:util';
import type { BoardSaid, Reporter } from '../../device.ts';

export type Standing<Face> = ReturnType<typeof newStanding<Face>>;

/** `Face`: a picture as the board can show it. `confirmed`: what stands is told so. */
export function newStanding<Face>(report: Reporter<BoardSaid>, confirmed: 'sent' | 'acked' = 'acked') {
  let wanted: Face | undefined;
  let urgent = false;
  let stands = false;
  /** Told last; while another picture is under way, of the one before. */
  let isTold = false;

  function shown(): void {
    isTold = true;
    report({ is: 'shown', confirmed });
  }

  /** It does not stand, and what did is not known any more. */
  function fall(): void {
    stands = false;
    if (isTold) report({ is: 'shown', confirmed: 'none' });
    isTold = false;
  }

  return {
    wanted: () => wanted,
    /** True: it is another one. One that looks the same is told as shown, where that stands. */
    want(face: Face, isUrgent = false): boolean {
      const isNew = !isDeepStrictEqual(face, wanted);
      if (isNew) {
        wanted = face;
        stands = false;
      } else if (stands) shown();
      if (!stands) urgent ||= isUrgent;
      return isNew;
    },
    /** All of it stands there. True: only now. */
    stand(): boolean {
      if (stands) return false;
      stands = true;
      urgent = false;
      shown();
      return true;
    },
    stands: () => stands,
    fall,
    /** A board that shows nothing true goes before the refresh of others. */
    lose(): void {
      fall();
      urgent = true;
    },
    rank: () => (urgent ? 'urgent' : 'routine'),
    queueDepth: () => (wanted === undefined || stands ? 0 : 1),
  } as const;
}
