/** The command desk of the small hall on a real journal, with a clock that stands still at noon; it goes with the test. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { mqttOf, type WrittenMqtt } from '../../../config/schema/mqtt.ts';
import { scannerCodes } from '../../../daemon/core/types/scan.ts';
import type { HallLoop } from '../../../daemon/hall/loop.ts';
import type { Journal } from '../../../daemon/journal/journal.ts';
import type { Texts } from '../../../daemon/journal/texts/texts.ts';
import { openClientClocks } from '../../../daemon/mqtt/commands/client-clocks.ts';
import { type CommandReply, openCommandDesk } from '../../../daemon/mqtt/commands/command-desk.ts';
import { rightsOf } from '../../../daemon/mqtt/commands/roles.ts';
import { alarmText } from '../../../daemon/text/staff/sentences.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { borderOf } from './bookings.ts';
import { stateFolder } from './journal.ts';
import { journalOf, startLoop, textsOf } from './loop-hall.ts';
import { codesOfSlips } from './slips.ts';
import { smallRules } from './small-hall.ts';

export const noon = Date.UTC(2026, 2, 2, 4);

type Request = { id: string; [field: string]: unknown };

export type ADesk = {
  hall: HallLoop;
  journal: Journal;
  /** In the order in which they came; `to`: whose. */
  replies: (CommandReply & { id: string; to: string })[];
  times: { now: number; wall: number };
  /** What the hall says is wrong with the texts. */
  lacks: { text?: string };
  state: string;
  texts: Texts;
  /** `topic`: below `cmd/`. */
  send(topic: string, request: Request, retained?: boolean): void;
  /** Sends it and waits for its reply. */
  command(topic: string, request: Request): Promise<ADesk['replies'][number] | undefined>;
  /** The timers of the texts run on. */
  advance(ms: number): Promise<void>;
  /** The process dies, and starts again. */
  again(): ADesk;
};

export function openDesk(users?: NonNullable<WrittenMqtt['users']>, state = stateFolder()): ADesk {
  const journal = journalOf(state);
  const rules = smallRules();
  const times = { now: noon, wall: noon };
  const clock = { now: () => times.now, wall: () => times.wall };
  const hall = startLoop(
    { rules, journal, clock, timers: virtualTimers().timers },
    { committed: entries => texts.committed(entries) },
  );
  const ownTimers = virtualTimers();
  const lacks: { text?: string } = {};
  const texts = textsOf(
    { journal, clock, loop: hall },
    {
      timers: ownTimers.timers,
      alarm(message) {
        if (message === undefined) delete lacks.text;
        else lacks.text = alarmText(message);
      },
    },
  );
  const rights = rightsOf(
    mqttOf({ url: 'mqtt://127.0.0.1:1883', roles: {}, ...(users && { users }) }),
    rules,
  );
  const clocks = openClientClocks();
  const aside = (to: string, id: string, data: object) =>
    void here.replies.push({ id, to, status: 'ok', code: 'ok', seq: 0, data });
  const desk = openCommandDesk({
    hall,
    journal,
    clock,
    rights,
    clocks,
    texts,
    codes: scannerCodes(rules.hall),
    slips: codesOfSlips(rules.hall),
    bookings: borderOf(rules, journal.state),
    answer: ({ sender: to, id }, reply) => void here.replies.push({ id, to, ...clocks.told(to, reply) }),
    tests: ({ sender, id }, device) => aside(sender, id, { tested: device }),
    replays: ({ sender, id }, from) => aside(sender, id, { from }),
    sheets: ({ sender, id }, { month }) => aside(sender, id, { month }),
  });
  let isOpen = true;
  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    hall.close();
    texts.close();
    journal.close();
  }
  const here: ADesk = {
    hall,
    journal,
    state,
    texts,
    lacks,
    replies: [],
    times,
    send(topic, request, retained = false) {
      const [verb = '', user] = topic.split('/');
      const payload = JSON.stringify({ client: 'desk', ...request });
      desk({ verb, ...(user !== undefined && { user }) }, new TextEncoder().encode(payload), retained);
    },
    async command(topic, request) {
      here.send(topic, request);
      await nextTurn();
      return here.replies.at(-1);
    },
    advance: ownTimers.advance,
    again() {
      close();
      return openDesk(users, state);
    },
  };
  onTestFinished(close);
  return here;
}
