/** `$state`: what the daemon says of itself, for as long as it is connected; its Will says the rest. */

import type { Connection } from '../../../drivers/link/mqtt.ts';
import type { Clock } from '../../process/clock.ts';
import type { Lack } from '../../text/staff/language.ts';
import { lackText } from '../../text/staff/sentences.ts';
import { jsonIn } from '../json.ts';
import { shortened } from '../message-size.ts';

export type RunState = 'starting' | 'online' | 'stopping';

/** As many of what is wrong as somebody reads; each has an alarm of its own. */
const reasonAtMost = 1000;

export type OwnState = {
  set(state: RunState, reason?: string): void;
  is(state: RunState): boolean;
  /** What a hall that is online cannot do: then it is degraded. */
  lack(what: readonly Lack[]): void;
  up(broker: Connection): void;
  /** Everything retained stands on the broker again since this connection was made. */
  settle(): void;
  down(): void;
  /** Says it again. */
  say(acked?: () => void): void;
  offline(reason: string): { topic: string; payload: string };
};

type Said = { state: RunState | 'degraded' | 'offline'; reason?: string; because?: readonly Lack[] };

export function openOwnState(topic: string, boot: string, clock: Pick<Clock, 'now'>): OwnState {
  let broker: Connection | undefined;
  let settled = false;
  let run: Said & { state: RunState } = { state: 'starting' };
  let lacks: readonly Lack[] = [];
  let beat = 0;

  const text = (said: Said) => JSON.stringify({ v: 1, ts: clock.now(), ...said, boot, beat });

  function publish(said: Said, acked?: () => void): void {
    beat += 1;
    broker?.publish({ topic, payload: text(said), retain: true }, taken => taken && acked?.());
  }

  const isLacking = () => run.state === 'online' && lacks.length > 0;
  function say(acked?: () => void): void {
    if (!settled) publish({ state: 'starting' }, acked);
    else if (isLacking()) {
      const reason = shortened(lacks.map(lackText).join('; '), reasonAtMost);
      publish({ state: 'degraded', reason, because: lacks }, acked);
    } else publish(run, acked);
  }

  return {
    set(state, reason) {
      run = { state, ...(reason !== undefined && { reason }) };
      if (settled) say();
    },
    is: state => run.state === state,
    lack(what) {
      if (JSON.stringify(what) === JSON.stringify(lacks)) return;
      lacks = what;
      if (settled && run.state === 'online') say();
    },
    up(on) {
      broker = on;
      settled = false;
    },
    settle() {
      settled = true;
      // Everything stands; what the hall cannot do is said after that.
      publish(run);
      if (isLacking()) say();
    },
    down() {
      broker = undefined;
      settled = false;
    },
    say,
    offline: reason => ({ topic, payload: text({ state: 'offline', reason }) }),
  };
}

/** Somebody's last words, or the broker's in their place. */
export function saysOffline(payload: Uint8Array): boolean {
  return Object(jsonIn(payload)).state === 'offline';
}
