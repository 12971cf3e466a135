/**
 * `node tests/programs.mjs COMMAND…`: sees that the programs which tests drive are there (programs.json), and runs the
 * command. Root on Debian gets what is missing; anybody else is told what to install, and which tests are left out.
 * Plain JavaScript that any Node can read, because it may come before anything else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const programs = JSON.parse(readFileSync(new URL('programs.json', import.meta.url), 'utf8'));

/** Brokers and the like lie in /usr/sbin, which is not in everybody's PATH. */
const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin'];

function isThere(file) {
  return file.startsWith('/') ? existsSync(file) : folders.some(folder => existsSync(join(folder, file)));
}

const isRoot = process.getuid?.() === 0;
const missingOnes = () =>
  programs.filter(({ files, needsRoot }) => !files.every(isThere) || (needsRoot === true && !isRoot));

function run(command, words, env = {}) {
  const { status, signal, error } = spawnSync(command, words, {
    stdio: 'inherit',
    env: { ...process.env, PATH: folders.join(':'), ...env },
  });
  if (error !== undefined) say(`cannot run ${command}: ${error.message}`);
  if (signal !== null) say(`${command} was ended by ${signal}`);
  return status ?? 70;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

let missing = missingOnes();
const packages = missing.flatMap(program => program.packages);
if (packages.length > 0 && isRoot && isThere('apt-get')) {
  say(`Installing what the tests drive: ${packages.join(' ')}`);
  const quietly = { DEBIAN_FRONTEND: 'noninteractive' };
  const patiently = ['-o', 'Acquire::Retries=3'];
  run('apt-get', [...patiently, 'update'], quietly);
  run('apt-get', [...patiently, 'install', '-y', '--no-install-recommends', ...packages], quietly);
  missing = missingOnes();
}
for (const program of missing) {
  say(`MISSING: ${program.name}. LEFT OUT: ${program.tests.join(', ')}`);
  say(`  apt install ${program.packages.join(' ')}${program.needsRoot === true ? ', and be root' : ''}`);
}
if (missing.length > 0 && process.env.CI !== undefined) {
  say('In CI nothing is left out.');
  process.exit(69);
}

const [command, ...words] = process.argv.slice(2);
if (command !== undefined) {
  process.exitCode = run(command, words, { ONE_TICKET_WITHOUT: missing.map(({ name }) => name).join(',') });
}
