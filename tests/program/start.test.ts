import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeFolder } from '../../simulators/demo/state.ts';
import { smallWith } from '../config/hall-files.ts';
import { journalOf } from '../kit/hall/loop-hall.ts';
import { runVerb, startVerb } from '../kit/hall/program.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'one-ticket-start-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const faultsIn = (told: string) =>
  told
    .trim()
    .split('\n')
    .filter(line => !line.startsWith('warning: '));

it('a second daemon on one state folder is refused, and told what to do', async () => {
  const first = journalOf(dir);
  const second = await runVerb('run', '--config', 'config/halls/small.yaml', '--state', dir);
  first.close();
  expect(second.code).toBe(74);
  expect(second.err).toContain('found it held by another program');
});

it('a state folder that cannot be written is told with what to do', async () => {
  writeFileSync(join(dir, 'file'), '');
  for (const state of [join(dir, 'file', 'state'), '/proc/nowhere']) {
    const run = await runVerb('run', '--config', 'config/halls/small.yaml', '--state', state);
    expect(run.code).toBe(74);
    expect(run.err).toContain('expected a state folder');
  }
});

it('a journal that another version wrote is told with its file and event, and is no fault of the program', async () => {
  const journal = journalOf(dir);
  const day = { kind: 'day-opened', day: '2026-11-24', timeZone: 'Asia/Shanghai' };
  const called = { kind: 'visit-called', ticket: 'A001', counter: '1', queue: 'approval', waitedMs: 0 };
  journal.commit({ at: Date.now(), events: [day, called], replies: [], presses: [] });
  journal.close();
  const run = await runVerb('run', '--config', 'config/halls/small.yaml', '--state', dir);
  expect(run.code).toBe(74);
  expect(run.err).toContain('2026-11-24.db: found event 2, visit-called, with no why, expected an event as');
});

it('a hall is not run where chance would put its journal: it says where', async () => {
  const run = await runVerb('run', '--config', 'config/halls/small.yaml');
  expect(run.code).toBe(64);
  expect(run.err).toBe(
    'run: found no --state, expected the folder for the journal of this hall, for example --state state/hall\n',
  );
});

it('a demo does not touch what no demo made, and says what to do', async () => {
  journalOf(dir).close();
  const before = readdirSync(dir).sort();
  const demo = await runVerb('demo', '--state', dir);
  expect(demo.code).toBe(74);
  expect(demo.err).toMatch(/^--state: found .* without made-by-a-demo: .*\n.*mv .*\n.*rm -r .*\n$/m);
  expect(readdirSync(dir).sort()).toEqual(before);
});

it('what a hall writes is for its own eyes, whoever starts it, also in a folder that stood open', async () => {
  const state = join(dir, 'state');
  mkdirSync(state);
  chmodSync(state, 0o755);
  const before = process.umask(0o022);
  const hall = startVerb('run', '--config', 'config/halls/small.yaml', '--state', state);
  process.umask(before);
  await hall.until('the hall runs');
  hall.interrupt();
  await hall.ended;
  const open = readdirSync(dir, { recursive: true, withFileTypes: true })
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => (statSync(path).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});

it('a hall that is no demo, run in the folder of one, keeps its journal from the next', async () => {
  const marked = takeFolder(dir);
  if (marked.ok) marked.folder.release();
  const hall = startVerb('run', '--config', 'config/halls/small.yaml', '--state', dir);
  await hall.until('the hall runs');
  hall.interrupt();
  await hall.ended;
  expect(takeFolder(dir)).toEqual({
    ok: false,
    why: expect.stringMatching(/with .*journal.*, but without made-by-a-demo/),
  });
});

/** A test as root may do everything: as somebody else it is the folder of another user. */
const nobody = 65_534;
it.skipIf(process.getuid?.() !== 0)("a demo in another user's folder is a sentence", () => {
  chmodSync(dir, 0o755);
  const theirs = join(dir, 'demo');
  mkdirSync(theirs, { mode: 0o755 });
  const marked = takeFolder(theirs);
  if (marked.ok) marked.folder.release();
  for (const mode of [0o755, 0o700]) {
    chmodSync(theirs, mode);
    const demo = spawnSync(process.execPath, ['daemon/one-ticket.mjs', 'demo', '--state', theirs], {
      encoding: 'utf8',
      timeout: 50_000,
      uid: nobody,
      gid: nobody,
    });
    expect(demo.stderr).toMatch(
      /^--state: found \S+ which cannot be made or written \(.*\), expected .*, for example --state state\/second\n$/m,
    );
    expect(demo.status).toBe(74);
  }
});

it('a config with twelve faults is told whole, and nothing starts', async () => {
  const run = await runVerb('run', '--config', 'tests/config/faulty.yaml', '--state', dir);
  expect(run.code).toBe(78);
  expect(faultsIn(run.err)).toHaveLength(12);
  const check = await runVerb('check', 'tests/config/faulty.yaml');
  expect(check.code).toBe(78);
  expect(faultsIn(check.out)).toHaveLength(12);
});

it('a wrong word on the command line gets a suggestion, and exit code 64', async () => {
  const wrong = await runVerb('chekc', 'config/halls/small.yaml');
  expect(wrong.code).toBe(64);
  expect(wrong.err).toContain('Did you mean check?');
  expect(await runVerb('--help')).toMatchObject({ code: 0 });
});

it('a Node that is too old is told in words', () => {
  const old = spawnSync(
    process.execPath,
    [
      '-e',
      `Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); import('./daemon/one-ticket.mjs')`,
    ],
    { encoding: 'utf8' },
  );
  expect(old.status).toBe(70);
  expect(old.stderr).toContain('found Node 20.20.2, expected 24.12 or newer');
});

it('whoever reads only the beginning of what a verb tells meets no fault', async () => {
  const verb = `"${process.execPath}" daemon/one-ticket.mjs check config/halls/fuzhou.yaml`;
  // Its stdout is the end of a pipe that nobody reads any more.
  const nobodyReads = `exec 3> >(exec true); wait $!; ${verb} >&3; echo "ended with $?"`;
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', nobodyReads]);
  expect({ stdout, stderr }).toEqual({ stdout: 'ended with 0\n', stderr: '' });
});

it.each(['run', 'stage'])(
  '%s refuses a password that others can read, and says what to do, but not which it is',
  async verb => {
    const secret = join(dir, 'password');
    const hall = join(dir, 'hall.yaml');
    writeFileSync(secret, 'swordfish\n');
    chmodSync(secret, 0o644);
    const mqtt = `mqtt: { url: mqtt://127.0.0.1:1, user: one-ticket, passwordFile: ${secret}, users: { lin: { role: supervisor } } }`;
    writeFileSync(hall, smallWith(['locale: zh-CN', `locale: zh-CN\n${mqtt}`]));
    const { code, out, err } = await runVerb(verb, '--config', hall, '--state', join(dir, 'state'));
    expect(code).toBe(78);
    expect(err).toBe(
      `${hall}: mqtt.passwordFile: found ${secret}, mode 0644: others can read or change it, expected mode 0400: chmod 400 ${secret}\n`,
    );
    expect(out + err).not.toContain('swordfish');
  },
);
