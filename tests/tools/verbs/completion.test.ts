/** What a shell proposes, asked of a real bash. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneTicket } from '../../kit/hall/command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-completion-'));
  const { code, out } = await oneTicket('completion', 'bash');
  expect(code).toBe(0);
  writeFileSync(join(folder, 'completion'), out);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** `typed`: the words so far; the last of them is being written. */
const proposed = (...typed: string[]): string[] => proposedFor([typed])[0] ?? [];

/** For each of several beginnings, of one shell. */
function proposedFor(beginnings: readonly (readonly string[])[]): string[][] {
  const asked = `
    . "$1"; shift
    while [ $# -gt 0 ]; do
      typed=$1; shift
      COMP_WORDS=(one-ticket "\${@:1:typed}") COMP_CWORD=$typed COMPREPLY=()
      _one_ticket
      printf '%s\\n' "\${COMPREPLY[*]}"
      shift "$typed"
    done`;
  const words = beginnings.flatMap(typed => [String(typed.length), ...typed]);
  const { stdout, stderr } = spawnSync('bash', ['-c', asked, 'bash', join(folder, 'completion'), ...words], {
    encoding: 'utf8',
  });
  // It would stand in the midst of what one types.
  expect(stderr).toBe('');
  return stdout.split('\n').map(line => line.split(' ').filter(word => word !== ''));
}

test('verbs by their beginning', () => {
  expect(proposed('ver')).toEqual(['verify']);
  expect(proposed('')).toEqual(expect.arrayContaining(['run', 'check', 'call', 'completion', '--help']));
});

test('the options of a verb', () => {
  expect(proposed('report', '--h')).toEqual(['--html', '--help']);
});

test('--json, of every verb but those that run on, ask, write what is JSON already, or tell only that they did', () => {
  const verbs = proposed('').filter(word => !word.startsWith('-') && word !== 'help');
  const options = proposedFor(verbs.map(verb => [verb, '--']));
  const without = verbs.filter((_, nth) => options[nth]?.includes('--json') !== true);
  expect(without.toSorted()).toEqual([
    'completion',
    'demo',
    'new',
    'record',
    'replay',
    'run',
    'screens',
    'stage',
  ]);
});

test('orders behind call, and the options of an order and of call behind it', () => {
  expect(proposed('call', 'call-n')).toEqual(['call-next', 'call-number']);
  expect(proposed('call', 'transfer', '--')).toEqual(
    expect.arrayContaining(['--counter', '--to', '--json', '--url']),
  );
  expect(proposed('call', '--json', 'transfer', '--w')).toEqual(['--when']);
});

test('a word that is an order elsewhere is none behind another verb', () => {
  expect(proposed('report', 'start', '--m')).toEqual(['--month']);
});

test('zsh gets the same, over what it has for the completions of bash', async () => {
  const bash = await oneTicket('completion', 'bash');
  const zsh = await oneTicket('completion', 'zsh');
  expect(zsh.out).toContain('bashcompinit');
  expect(zsh.out.endsWith(bash.out.slice(bash.out.indexOf('_one_ticket()')))).toBe(true);
});

test('for a shell that is not known there is none', async () => {
  expect(await oneTicket('completion', 'fish')).toMatchObject({ code: 64 });
});
