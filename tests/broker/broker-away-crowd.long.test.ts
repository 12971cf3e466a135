/** A crowd at twenty times the speed goes on while the broker is away for a minute; afterwards it has missed nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ended } from '../../daemon/core/visit/current-visit.ts';
import { counterBody, hallBody, visitBody } from '../../daemon/mqtt/publish/payloads.ts';
import { type Crowd, openCrowd } from '../../simulators/people/crowd.ts';
import { usualSettings } from '../../simulators/people/settings.ts';
import { realTimers } from '../../simulators/stage/clock.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { readBack } from '../page/journal-rules.ts';

const speed = 20;
const awayMs = 60_000;
/** So many events are told before the broker goes, and after it has told what it missed. */
const inSwing = 60;

let hall: StandingHall;
let crowd: Crowd | undefined;

beforeEach(async () => {
  hall = await standHall('config/halls/fuzhou.yaml');
  await hall.open(...hall.config.rules.counters.keys());
});
afterEach(async () => {
  crowd?.close();
  await hall.close();
});

/** What the daemon must say, by its journal: without `seq` and times of the saying. */
function known(): Map<string, object> {
  const { hall: rebuilt } = readBack(hall.state);
  const { rules } = hall.config;
  const visits = [...rebuilt.visits.values()].filter(visit => !ended(visit));
  return new Map<string, object>([
    ...visits.map(
      ({ ticket }) => [`state/visit/${ticket}`, visitBody(rules, rebuilt, ticket) ?? {}] as const,
    ),
    ...[...rules.counters.keys()].map(
      id => [`state/counter/${id}`, counterBody(rules, rebuilt, id, Number.POSITIVE_INFINITY)] as const,
    ),
    ['state/hall', hallBody(rebuilt)],
  ]);
}

function standing(): Map<string, object> {
  const told = [...hall.ops.standing()].filter(([topic]) => /^state\/(visit|counter|hall)/.test(topic));
  return new Map(
    told.map(([topic, said]) => {
      // That a slip is to be fetched stands for a while only.
      const { slip: _, ...lasting } = said as { slip?: object };
      return [topic, lasting];
    }),
  );
}

/** The topics that stand otherwise than they must. */
function otherwise(): string[] {
  const [must, does] = [known(), standing()];
  const topics = [...new Set([...must.keys(), ...does.keys()])];
  return topics.filter(topic => !isDeepStrictEqual(plain(must.get(topic)), plain(does.get(topic))));
}

/** As JSON has it, without when and how often it was said. */
const plain = (said: object | undefined): unknown =>
  said && JSON.parse(JSON.stringify({ ...said, v: 1, ts: 0, seq: 0, rev: 0 }));

it('the events told are the journal’s without a gap, and what stands is what the daemon knows', async () => {
  const settings = { ...usualSettings(hall.config), seed: 7, speed };
  crowd = openCrowd({ config: hall.config, stage: hall.stage, timers: realTimers, settings });
  await hall.ops.until(() => hall.events().length > inSwing);
  await hall.broker.kill();
  const before = hall.events().length;
  await sleep(awayMs);
  const meanwhile = readBack(hall.state).events.length - before;
  expect(meanwhile).toBeGreaterThan(inSwing);
  await hall.broker.start();
  await hall.ops.until(() => hall.events().length > before + meanwhile + inSwing / 3);

  crowd.do('stop');
  await expect.poll(otherwise, { timeout: 60_000, interval: 500 }).toEqual([]);
  const { events, broken } = readBack(hall.state);
  expect(broken).toEqual([]);
  await hall.ops.until(() => hall.events().length >= events.length);
  expect(hall.events().map(({ seq, kind }) => [seq, kind])).toEqual(
    events.map(({ seq, event }) => [seq, event.kind]),
  );
}, 300_000);
