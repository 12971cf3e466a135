/** The command desk of the small hall on a real journal, with a clock that stands still at noon. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { mqttOf, type WrittenMqtt } from '../../config/schema-mqtt.ts';
import { emptyHall } from '../../daemon/core/empty-hall.ts';
import { type HallLoop, startHall } from '../../daemon/hall.ts';
import { type Journal, openJournal } from '../../daemon/journal.ts';
import { openClientClocks } from '../../daemon/ops/client-clocks.ts';
import { type CommandReply, openCommandDesk } from '../../daemon/ops/command-desk.ts';
import { rightsOf } from '../../daemon/ops/roles.ts';
import { virtualTimers } from '../virtual-timers.ts';
import { smallRules } from './small-hall.ts';

export const noon = Date.UTC(2026, 2, 2, 4);

type Request = { id: string; [field: string]: unknown };

export type ADesk = {
  hall: HallLoop;
  journal: Journal;
  /** In the order in which they came; `to`: whose. */
  replies: (CommandReply & { id: string; to: string })[];
  wall: number;
  /** `topic`: below `cmd/`. */
  send(topic: string, request: Request, retained?: boolean): void;
  /** Sends it and waits for its reply. */
  command(topic: string, request: Request): Promise<ADesk['replies'][number] | undefined>;
  close(): void;
};

export function openDesk(users?: NonNullable<WrittenMqtt['users']>): ADesk {
  const state = mkdtempSync(join(tmpdir(), 'one-ticket-desk-'));
  const opened = openJournal(state);
  if (!opened.ok) throw new Error(opened.problem.message);
  const { journal } = opened;
  const rules = smallRules();
  const clock = { now: () => noon, wall: () => here.wall };
  const hall = startHall(rules, emptyHall(rules), journal, clock, virtualTimers().timers, {
    takeNext: () => undefined,
    committed: () => undefined,
    heldUp() {},
    fatal(error) {
      throw error;
    },
  });
  const rights = rightsOf(
    mqttOf({ url: 'mqtt://127.0.0.1:1883', roles: {}, ...(users && { users }) }),
    rules,
  );
  const clocks = openClientClocks();
  const desk = openCommandDesk(
    { hall, journal, clock, rights, clocks },
    ({ sender: to, id }, reply) => void here.replies.push({ id, to, ...clocks.told(to, reply) }),
    ({ sender: to, id }, device) =>
      void here.replies.push({ id, to, status: 'ok', code: 'ok', seq: 0, data: { tested: device } }),
    ({ sender: to, id }, from) =>
      void here.replies.push({ id, to, status: 'ok', code: 'ok', seq: 0, data: { from } }),
  );
  const here: ADesk = {
    hall,
    journal,
    replies: [],
    wall: noon,
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
    close() {
      hall.close();
      journal.close();
      rmSync(state, { recursive: true });
    },
  };
  return here;
}
