/**
 * `npm run package [-- FOLDER]`: one archive that needs nothing of the machine it is unpacked on but its C library, for
 * the kind of machine that makes it. Whoever makes it twice from one commit gets the same bytes.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };
import { bundle } from './bundle.ts';

const project = join(import.meta.dirname, '../..');
/** What runs, what is read, and what a technician tries a hall with. */
const parts = [
  'daemon',
  'drivers',
  'config',
  'simulators',
  'docs',
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'LICENSE',
  'package.json',
  'package-lock.json',
];

const { version } = packageJson;
const machine = `${process.platform}-${process.arch}`;
const name = `one-ticket-${version}-${machine}`;
const out = resolve(process.argv[2] ?? join(project, 'build'));
const staging = join(out, 'staging');
const tree = join(staging, `one-ticket-${version}`);

function say(what: string): void {
  process.stderr.write(`${what}\n`);
}

function git(...words: string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', project, ...words], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/** Of every file in the archive (https://reproducible-builds.org/specs/source-date-epoch). */
function dateOfSource(): number {
  const date = process.env['SOURCE_DATE_EPOCH'] ?? git('log', '-1', '--format=%ct');
  if (date !== undefined && /^\d+$/.test(date)) return Number(date);
  say(
    `found ${date ?? 'no git'}, expected a time to date the archive by: set SOURCE_DATE_EPOCH (seconds UTC)`,
  );
  process.exit(64);
}

/** What npm puts there and nobody runs: the second copy of Node with its headers, and the maps of minified code. */
function leaveOut(): void {
  const twice = join(tree, 'node_modules/node/node_modules');
  for (const licence of globSync(join(twice, '*/LICENSE'))) {
    copyFileSync(licence, join(tree, 'node_modules/node/LICENSE'));
  }
  rmSync(twice, { recursive: true, force: true });
  for (const map of globSync(join(tree, 'node_modules/**/*.map'))) rmSync(map);
}

/** Every package that is inside, and where the text of its licence lies. */
function licences(): string {
  const rows = Object.keys(lock.packages)
    .filter(path => path !== '' && existsSync(join(tree, path, 'package.json')))
    .sort()
    .map(path => {
      const its = JSON.parse(readFileSync(join(tree, path, 'package.json'), 'utf8'));
      const [text] = globSync('{LICEN[SC]E,licen[sc]e,COPYING}*', { cwd: join(tree, path) }).sort();
      return `${its.name} ${its.version}: ${its.license ?? 'see its text'} (${text === undefined ? path : join(path, text)})`;
    });
  return `${['One Ticket is under the licence in LICENSE. It carries these packages of others:', ...rows].join('\n')}\n`;
}

const date = dateOfSource();
rmSync(staging, { recursive: true, force: true });
mkdirSync(join(tree, 'bin'), { recursive: true });
for (const part of parts) cpSync(join(project, part), join(tree, part), { recursive: true });
copyFileSync(join(import.meta.dirname, 'one-ticket'), join(tree, 'bin/one-ticket'));
chmodSync(join(tree, 'bin/one-ticket'), 0o755);

say(
  `Installing the ${Object.keys(packageJson.dependencies).length} packages it stands on, by package-lock.json …`,
);
execFileSync('npm', ['ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
  cwd: tree,
  stdio: ['ignore', 'ignore', 'inherit'],
});
say('Bundling the program …');
await bundle(tree);
leaveOut();
writeFileSync(join(tree, 'LICENCES'), licences());
const isChanged = git('status', '--porcelain', '--', ...parts) !== '';
writeFileSync(
  join(tree, 'VERSION'),
  [
    `one-ticket ${version}`,
    `commit ${git('rev-parse', 'HEAD') ?? 'unknown'}${isChanged ? ', with changes that are in no commit' : ''}`,
    `of ${new Date(date * 1000).toISOString()}`,
    `for ${machine}, with Node ${packageJson.dependencies.node}`,
    '',
  ].join('\n'),
);

say('Packing …');
const tar = join(staging, `${name}.tar`);
execFileSync('tar', [
  '--sort=name',
  '--format=gnu',
  '--owner=0',
  '--group=0',
  '--numeric-owner',
  '--mode=u=rwX,go=rX',
  `--mtime=@${date}`,
  '-C',
  staging,
  '-cf',
  tar,
  `one-ticket-${version}`,
]);
execFileSync('gzip', ['--no-name', tar]);
const archive = join(out, `${name}.tar.gz`);
renameSync(`${tar}.gz`, archive);
rmSync(staging, { recursive: true });
say(`${Math.round(statSync(archive).size / 1e6)} MB`);
process.stdout.write(`${archive}\n`);
