import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { openCursors } from '../../daemon/journal/cursors.ts';
import { takeFolder } from '../../simulators/demo/state.ts';
import { followNow, passNow, placeOf } from '../journal/kept-medium.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import { opened, stateFolder } from '../kit/hall/journal.ts';
import { type Play, play, start } from '../kit/hall/play.ts';
import { dayFile, eventsIn, journalIn, nextTicket, nowIs } from '../kit/hall/played-journal.ts';

const day = '2026-11-24';
const nextDay = '2026-11-25';
const hour = 3_600_000;

let base: string;
let state: string;
let game: Play;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start + hour });
  base = stateFolder();
  state = join(base, 'state');
  game = play();
  for (let n = 0; n < 5; n += 1) game.take('loan');
  game.give({ verb: 'call-next', counter: '1' });
});
afterEach(() => void vi.useRealTimers());

/** Everything the hall did so far is in the state folder. */
function write(): number {
  const before = existsSync(join(state, 'journal')) ? eventsIn(state).length : 0;
  journalIn(state, game, before);
  return game.log.length;
}

/** What the process beside the daemon does: a pass of checked copies, and the events after it. */
function secondFolder(): string {
  const folder = join(base, 'medium', 'fuzhou');
  mkdirSync(folder, { recursive: true });
  return folder;
}
const place = () => placeOf(state, join(base, 'medium'));

function damage(file: string): void {
  const db = new DatabaseSync(file);
  db.exec(
    "UPDATE entry SET event = replace(event, 'kind', 'kinD') WHERE seq = (SELECT max(seq) - 3 FROM entry)",
  );
  db.close();
}

const ok = { code: 0 };

describe('a backup', () => {
  it('put back into the folder of a demo is kept from the next demo', async () => {
    write();
    const [to, demo] = [join(base, 'copy'), join(base, 'demo')];
    await oneTicket('backup', '--to', to, '--state', state);
    const marked = takeFolder(demo);
    if (marked.ok) marked.folder.release();
    expect(await oneTicket('restore', to, '--state', demo)).toMatchObject(ok);
    expect(takeFolder(demo)).toMatchObject({ ok: false });
  });

  for (const name of ['copy.tar', 'copy'])
    it(`as ${name} is proved, and brings the hall back on an empty box`, async () => {
      const events = write();
      const to = join(base, name);
      const made = await oneTicket('backup', '--to', to, '--state', state);
      expect(made).toMatchObject({
        ...ok,
        out: expect.stringContaining(`days: 1, events: ${events}, to event ${events} of ${day}`),
      });
      expect(readdirSync(base).sort()).toEqual([name, 'state']);
      expect(await oneTicket('verify', to)).toMatchObject({ ...ok, out: expect.stringContaining(day) });
      const box = join(base, 'box');
      const restored = await oneTicket('restore', to, '--state', box);
      expect(restored).toMatchObject({
        ...ok,
        out: expect.stringContaining('6 to 200 may have been issued since'),
      });
      expect(eventsIn(box).slice(0, events)).toEqual(game.log.map(({ event }) => event.kind));
      expect(nextTicket(box, day, start + hour)).toBe('B201');
      expect(checkJournal(box)).toBeUndefined();
    });

  it('is made beside the daemon, and is not in its way', async () => {
    write();
    const daemon = opened(state);
    expect(await oneTicket('backup', '--to', join(base, 'copy.tar'), '--state', state)).toMatchObject(ok);
    daemon.commit({
      at: start + hour,
      events: [{ kind: 'clock-set', aheadMs: 0 }],
      replies: [],
      presses: [],
    });
  });

  it('says what it holds, in words that programs read', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    const manifest = JSON.parse(readFileSync(join(base, 'copy', 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      format: 1,
      madeAt: '2026-11-24T02:00:00.000Z',
      days: [
        { day, firstSeq: 1, lastSeq: game.log.length, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
    });
  });

  it('overwrites nothing', async () => {
    write();
    const to = join(base, 'copy.tar');
    writeFileSync(to, 'something');
    expect(await oneTicket('backup', '--to', to, '--state', state)).toMatchObject({
      code: 64,
      err: expect.stringContaining('nothing is overwritten'),
    });
    expect(readFileSync(to, 'utf8')).toBe('something');
  });

  it('of a damaged journal is not made, and names the event', async () => {
    write();
    damage(dayFile(state, day));
    const made = await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    expect(made).toMatchObject({
      code: 74,
      err: expect.stringMatching(/2026-11-24\.db: damaged at event \d+/),
    });
    expect(readdirSync(base)).toEqual(['state']);
  });

  it('to where a file stands in its way is refused in words', async () => {
    write();
    writeFileSync(join(base, 'file'), '');
    const to = join(base, 'file', 'copy.tar');
    expect(await oneTicket('backup', '--to', to, '--state', state)).toMatchObject({
      code: 74,
      err: expect.stringContaining(to),
    });
  });

  it('of nothing says what to name', async () => {
    expect(await oneTicket('backup', '--to', join(base, 'copy'), '--state', base)).toMatchObject({
      code: 74,
      err: expect.stringContaining('Name it with --state'),
    });
  });
});

describe('restore', () => {
  it('takes up what the journal that is there still has, and skips no number when that is whole', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy.tar'), '--state', state);
    game.wait(60);
    game.take('loan');
    const events = write();
    const restored = await oneTicket('restore', join(base, 'copy.tar'), '--state', state);
    expect(restored).toMatchObject({
      ...ok,
      out: expect.stringMatching(/and .* events that it lacked[^]*none was issued that is not in it/),
    });
    expect(eventsIn(state)).toHaveLength(events);
    expect(nextTicket(state, day, start + hour)).toBe('B007');
  });

  it('goes on above every number that a damaged journal still shows', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy.tar'), '--state', state);
    game.wait(60);
    for (let n = 0; n < 130; n += 1) game.take('loan');
    write();
    damage(dayFile(state, day));
    const restored = await oneTicket('restore', join(base, 'copy.tar'), '--state', state);
    expect(restored).toMatchObject({ ...ok, out: expect.stringMatching(/136 to \d+ may have been issued/) });
    const ticket = nextTicket(state, day, start + hour);
    expect(Number(ticket.slice(1))).toBeGreaterThan(135);
    expect(Number(ticket.slice(1)) % 100).toBe(1);
    const [aside] = readdirSync(state).filter(name => name.startsWith('before-restore-'));
    expect(restored.out).toContain(join(state, aside ?? 'none', 'journal'));
    expect(readdirSync(join(state, aside ?? 'none', 'journal'))).toContain(`${day}.db`);
  });

  it('brings back from the second folder also what came after its last checked copy', async () => {
    write();
    const folder = secondFolder();
    passNow(place());
    followNow(place());
    game.wait(60);
    game.take('loan');
    const events = write();
    followNow(place());
    rmSync(state, { recursive: true });
    // A line that was being written when the stick was pulled.
    appendFileSync(join(folder, `${day}.jsonl`), '{"seq":9');
    const restored = await oneTicket('restore', join(base, 'medium'), '--state', state);
    expect(restored).toMatchObject({ ...ok, out: expect.stringContaining('events that it lacked') });
    expect(eventsIn(state).slice(0, events)).toEqual(game.log.map(({ event }) => event.kind));
    expect(nextTicket(state, day, start + hour)).toBe('B201');
  });

  it('brings back days that no checked copy was made of yet', async () => {
    write();
    const folder = secondFolder();
    followNow(place());
    game.give({ verb: 'close-day' });
    game.give({ verb: 'open-day', day: nextDay });
    const events = write();
    followNow(place());
    rmSync(state, { recursive: true });
    nowIs(start + 24 * hour);
    expect(await oneTicket('restore', folder, '--state', state)).toMatchObject(ok);
    expect(eventsIn(state).slice(0, events)).toEqual(game.log.map(({ event }) => event.kind));
    expect(checkJournal(state)).toBeUndefined();
  });

  it('of yesterday skips what may have been issued today, when today is opened', async () => {
    game.give({ verb: 'close-day' });
    write();
    await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    nowIs(start + 25 * hour);
    rmSync(state, { recursive: true });
    const restored = await oneTicket('restore', join(base, 'copy'), '--state', state);
    expect(restored.out).toContain(`numbers   of ${nextDay}: 1 to `);
    const first = Number(nextTicket(state, nextDay, start + 25 * hour).slice(1));
    expect(first % 100).toBe(1);
    expect(first).toBeGreaterThan(400);
    expect(nextTicket(state, '2026-11-26', start + 49 * hour)).toBe('B001');
  });

  it('goes on above the number that it is told, if none is known above it', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    rmSync(state, { recursive: true });
    const above = (n: string) =>
      oneTicket('restore', join(base, 'copy'), '--state', state, '--numbers-above', n);
    expect(await above('4')).toMatchObject({ code: 64, err: expect.stringContaining('expected at least 5') });
    expect(await above('many')).toMatchObject({ code: 64 });
    expect(existsSync(join(state, 'journal'))).toBe(false);
    expect(await above('42')).toMatchObject(ok);
    expect(nextTicket(state, day, start + hour)).toBe('B043');
  });

  it('twice goes on above both', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    rmSync(state, { recursive: true });
    await oneTicket('restore', join(base, 'copy'), '--state', state);
    const first = nextTicket(state, day, start + hour);
    await oneTicket('backup', '--to', join(base, 'again'), '--state', state);
    rmSync(state, { recursive: true });
    await oneTicket('restore', join(base, 'again'), '--state', state);
    expect(Number(nextTicket(state, day, start + hour).slice(1))).toBeGreaterThan(Number(first.slice(1)));
  });

  it('keeps what was told over MQTT from being skipped', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    const told = openCursors(join(state, 'cursors.db'));
    told.set('mqtt', 10_000);
    told.close();
    await oneTicket('restore', join(base, 'copy'), '--state', state, '--numbers-above', '50');
    const after = opened(state);
    expect(after.cursor('mqtt')).toBe(game.log.length);
    expect([...after.since(after.cursor('mqtt'))].map(({ event }) => event.kind)).toEqual([
      'numbers-skipped',
    ]);
  });

  it('leaves no witness of a journal that was moved away', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    for (let more = 0; more < 3; more += 1) nextTicket(state, day, start + hour + more);
    rmSync(join(state, 'journal'), { recursive: true });
    await oneTicket('restore', join(base, 'copy'), '--state', state, '--numbers-above', '50');
    expect(opened(state).met.shortened).toBeUndefined();
  });

  it('changes nothing while a daemon runs', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    const daemon = opened(state);
    expect(await oneTicket('restore', join(base, 'copy'), '--state', state)).toMatchObject({
      code: 74,
      err: expect.stringContaining('Stop the other daemon'),
    });
    expect(daemon.lastSeq()).toBe(game.log.length);
    expect(readdirSync(state).some(name => name.includes('restore'))).toBe(false);
  });

  it('changes nothing when the copy cannot be proved', async () => {
    write();
    await oneTicket('backup', '--to', join(base, 'copy.tar'), '--state', state);
    await oneTicket('backup', '--to', join(base, 'copy'), '--state', state);
    cpSync(join(state, 'journal'), join(base, 'plain', 'journal'), { recursive: true });
    damage(dayFile(join(base, 'plain'), day));
    const tar = readFileSync(join(base, 'copy.tar'));
    for (const [name, bytes] of [
      ['cut.tar', tar.subarray(0, 9000)],
      ['flipped.tar', Buffer.from(tar).fill(0x55, 9000, 9100)],
      ['none.tar', Buffer.from('no tar at all')],
    ] as const)
      writeFileSync(join(base, name), bytes);
    writeFileSync(join(base, 'copy', 'journal', `${day}.db`), 'nothing');
    for (const copy of ['cut.tar', 'flipped.tar', 'none.tar', 'copy', 'plain']) {
      const refused = await oneTicket('restore', join(base, copy), '--state', state);
      expect(refused, copy).toMatchObject({ code: 74, err: expect.stringMatching(/found .+, expected .+/) });
      expect(eventsIn(state)).toHaveLength(game.log.length);
      expect(readdirSync(state).filter(file => /restore|new/.test(file))).toEqual([]);
    }
    expect(await oneTicket('restore', join(base, 'nowhere'), '--state', state)).toMatchObject({ code: 64 });
    expect(await oneTicket('restore', base, '--state', state)).toMatchObject({ code: 64 });
  });
});
