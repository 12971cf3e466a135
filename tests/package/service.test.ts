import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const units = ['one-ticket', 'one-ticket-screens'].map(name => `config/deploy/systemd/${name}.service`);

test.each(units)('systemd finds %s exposed by 2.0 at most', unit => {
  // The threshold is in tenths.
  const words = ['security', '--offline=true', '--threshold=20', '--no-pager', unit];
  const { status, stdout } = spawnSync('systemd-analyze', words, { encoding: 'utf8' });
  expect(status, stdout).toBe(0);
});

test('what the services start, and what the guide copies, lies in the archive where they look for it', () => {
  const texts = [...units, 'docs/install.md'].map(file => readFileSync(file, 'utf8'));
  const named = texts.flatMap(text => Array.from(text.matchAll(/\/opt\/one-ticket\/current\/([\w./-]+)/g)));
  const files = new Set(
    named.map(([, path = '']) => path.replace(/^bin\/one-ticket$/, '.ci/package/one-ticket')),
  );
  expect(files.size).toBeGreaterThan(5);
  expect([...files].filter(file => !existsSync(file))).toEqual([]);
});

test('the launcher finds its Node from any folder, by a link to it or to its folder', () => {
  const launcher = readFileSync('.ci/package/one-ticket', 'utf8');
  const script = `
mkdir -p v1/bin v1/node_modules/node/bin v1/daemon
printf '%s' "$LAUNCHER" > v1/bin/one-ticket
printf '#!/bin/sh\\necho "$@"\\n' > v1/node_modules/node/bin/node
chmod 755 v1/bin/one-ticket v1/node_modules/node/bin/node
ln -s v1 current
ln -s "$PWD/current/bin/one-ticket" linked
for way in v1/bin/one-ticket current/bin/one-ticket ./linked; do env -i PATH=/nonexistent "$way" run; done
cd v1/bin; env -i PATH=/nonexistent /bin/sh one-ticket run
cd /; pwd > /dev/null; PATH="$OLDPWD:$PATH" one-ticket run
`;
  const folder = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  const out = execFileSync('sh', ['-e', '-c', script], {
    cwd: folder,
    env: { ...process.env, LAUNCHER: launcher },
    encoding: 'utf8',
  });
  execFileSync('rm', ['-r', folder]);
  const told = `--max-semi-space-size=1 ${join(folder, 'v1/daemon/one-ticket.mjs')} run`;
  expect(out.trim().split('\n')).toEqual([told, told, told, told, told]);
});
