/** How far the clocks of those who give commands stand from the hall's, as far as they tell their own (`ts`). */
import { remarkText } from '../../text/staff/sentences.ts';

export type ClientClocks = {
  /** `ts`: the client's own time in ms UTC, where it told one; `wall`: the hall's. */
  heard(sender: string, ts: number | undefined, wall: number): void;
  /** The reply with a word about the sender's clock, where it is wrong. */
  told<Reply extends { message?: string }>(sender: string, reply: Reply): Reply;
};

/** Less is the way through the broker. */
const asideMs = 60_000;
const rememberedAtMost = 256;

export function openClientClocks(): ClientClocks {
  /** By sender, how far behind the hall it is. */
  const behind = new Map<string, number>();
  return {
    heard(sender, ts, wall) {
      behind.delete(sender);
      if (ts === undefined || Math.abs(wall - ts) < asideMs) return;
      behind.set(sender, wall - ts);
      for (const oldest of behind.keys()) if (behind.size > rememberedAtMost) behind.delete(oldest);
    },
    told(sender, reply) {
      const behindMs = behind.get(sender);
      if (behindMs === undefined) return reply;
      const { message } = reply;
      return { ...reply, message: `${message === undefined ? '' : `${message}; `}${noteOf(behindMs)}` };
    },
  };
}

function noteOf(behindMs: number): string {
  const is = behindMs < 0 ? 'ahead' : 'behind';
  return remarkText({ code: 'client-clock', args: { is, byMs: Math.abs(behindMs) } });
}
