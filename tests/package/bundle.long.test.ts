/** What an archive runs is bundled: it says and serves what the checkout does. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bundle } from '../../.ci/package/bundle.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const checkout = resolve('.');
let tree: string;

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'one-ticket-bundle-'));
  for (const part of ['daemon', 'drivers', 'config', 'simulators', 'package.json'])
    cpSync(part, join(tree, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  await bundle(tree);
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const startOf = (home: string) => join(home, 'daemon/one-ticket.mjs');

async function said(home: string, ...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [startOf(home), ...words], {
    maxBuffer: 1 << 26,
  });
  return stdout;
}

test('every verb has the help that it has in a checkout', async () => {
  const help = await said(tree, '--help');
  expect(help).toBe(await said(checkout, '--help'));
  const verbs = Array.from(help.matchAll(/^ {2}(?!help)([a-z]+)\b.*$/gm), ([, verb = '']) => verb);
  expect(verbs).toContain('run');
  for (const verb of verbs) expect(await said(tree, verb, '--help'), verb).toContain(`one-ticket ${verb}`);
});

test('no letter of a module takes two bytes in memory', () => {
  const modules = globSync('daemon/*.js', { cwd: tree });
  expect(modules.length).toBeGreaterThan(100);
  expect(modules.filter(file => /[\u0100-\uffff]/.test(readFileSync(join(tree, file), 'utf8')))).toEqual([]);
});

test('a day that is played on two threads is the same', async () => {
  const words = [
    'simulate',
    '--config',
    'config/halls/small.yaml',
    '--days',
    '2',
    '--seed',
    '7',
    '--jobs',
    '2',
    '--json',
  ];
  expect(await said(tree, ...words)).toBe(await said(checkout, ...words));
});

test('the virtual hall has every file of its page, and nothing else of the sources is left', async () => {
  const demo = spawn(process.execPath, [startOf(tree), 'demo', '--state', join(tree, 'state')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const page = await addressOf(demo);
    const seen = new Set<string>();
    await follow(new URL('/', page), seen);
    expect(seen.size).toBeGreaterThan(60);
    const left = globSync('{daemon,drivers,config,simulators}/**/*.ts', { cwd: tree });
    const notOfPages = left.filter(file => !/^(?:daemon|simulators)\/page\//.test(file));
    // The desk's page says refusals in its own language.
    const text = [
      'counters.ts',
      'duration.ts',
      'staff/en/booking-refusals.ts',
      'staff/en/clock-doubt.ts',
      'staff/en/expected.ts',
      'staff/en/name-first.ts',
      'staff/en/power.ts',
      'staff/en/question-refusals.ts',
      'staff/en/refusals.ts',
      'staff/en/refused-orders.ts',
      'staff/en/slip-refusals.ts',
      'staff/why.ts',
      'staff/zh-CN/booking-refusals.ts',
      'staff/zh-CN/clock-doubt.ts',
      'staff/zh-CN/expected.ts',
      'staff/zh-CN/name-first.ts',
      'staff/zh-CN/names.ts',
      'staff/zh-CN/power.ts',
      'staff/zh-CN/question-refusals.ts',
      'staff/zh-CN/refusals.ts',
      'staff/zh-CN/refused-orders.ts',
      'staff/zh-CN/slip-refusals.ts',
      'staff/zh-CN/whys.ts',
    ].map(file => `daemon/text/${file}`);
    expect(notOfPages.toSorted()).toEqual([
      'daemon/people/curve.ts',
      ...text,
      'simulators/stage/fault-names.ts',
    ]);
  } finally {
    demo.kill('SIGINT');
    await once(demo, 'close');
  }
});

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let said = '';
  const address = Promise.withResolvers<string>();
  stdout?.on('data', chunk => {
    said += chunk;
    const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
    if (found !== undefined) address.resolve(found);
  });
  stdout?.on('close', () => address.reject(new Error(`no page: ${said}`)));
  return await address.promise;
}

/** Every module that a browser would load. */
async function follow(url: URL, seen: Set<string>): Promise<void> {
  if (seen.has(url.pathname)) return;
  seen.add(url.pathname);
  const response = await fetch(url);
  expect(response.status, url.pathname).toBe(200);
  const text = await response.text();
  const paths = text.matchAll(/(?:from|import|src=|href=)\s*"?'?(\.{0,2}\/[\w./-]+\.(?:ts|css|svg))/g);
  for (const [, path = ''] of paths) await follow(new URL(path, url), seen);
}
