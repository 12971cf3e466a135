/**
 * Who goes first: the answer to a pad that spoke, then a picture whose number changed, then refresh, then the ping of a
 * member that was not heard for a while. Within a rank, members take turns.
 */
export type Rank = 'answer' | 'urgent' | 'routine' | 'ping';

const ranks: readonly Rank[] = ['answer', 'urgent', 'routine', 'ping'];

/** What others went before so often goes as if it were urgent: on a busy line of slow boards nobody else's turn would ever come. */
const mostPassed = 40;

/** What waits to be sent: the first rank first, and within a rank the member that was served longest ago. */
export function newTurns<Member, Item>() {
  let waiting: { rank: number; sinceTurn: number; member: Member; item: Item }[] = [];
  /** The number of the turn in which a member was served last. */
  const servedIn = new Map<Member, number>();
  let turn = 0;

  const rankNow = ({ rank, sinceTurn }: (typeof waiting)[number]): number =>
    turn - sinceTurn < mostPassed ? rank : Math.min(rank, ranks.indexOf('urgent'));

  function lastServed(member: Member): number {
    return servedIn.get(member) ?? 0;
  }

  return {
    add(rank: Rank, member: Member, item: Item) {
      waiting.push({ rank: ranks.indexOf(rank), sinceTurn: turn, member, item });
    },
    /** Takes out whose turn it is, of those that may go. */
    next(mayGo: (item: Item) => boolean = () => true) {
      // The sort is stable: one member's items of one rank stay in their order.
      waiting.sort((a, b) => rankNow(a) - rankNow(b) || lastServed(a.member) - lastServed(b.member));
      const first = waiting.find(({ item }) => mayGo(item));
      if (first === undefined) return undefined;
      waiting = waiting.filter(one => one !== first);
      turn += 1;
      servedIn.set(first.member, turn);
      return first.item;
    },
    isEmpty: () => waiting.length === 0,
    /** Whose turn it is, it is that of an answer. */
    hasAnswer: () => waiting.some(({ rank }) => rank === ranks.indexOf('answer')),
    /** Takes out all that this member has waiting. */
    takeAllOf(member: Member) {
      const taken = waiting.filter(one => one.member === member).map(one => one.item);
      waiting = waiting.filter(one => one.member !== member);
      return taken;
    },
    /** When the member was served is of no use any more. */
    forget(member: Member) {
      servedIn.delete(member);
    },
  };
}
