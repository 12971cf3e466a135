/** The commands of docs/install.md, as they stand there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const guide = readFileSync(join(import.meta.dirname, '../../docs/install.md'), 'utf8');

/** The lines of the `sh` blocks below this heading, up to the next. */
export function commandsOf(heading: string): string {
  const section = guide.split(/^## /m).find(one => one.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`docs/install.md has no heading ${heading}`);
  const blocks = Array.from(section.matchAll(/^```sh\n(.*?)^```$/gms), ([, block = '']) => block);
  if (blocks.length === 0) throw new Error(`docs/install.md has no commands below ${heading}`);
  return blocks.join('');
}

/** What the guide installs from Debian. */
export function packagesOfGuide(): string[] {
  const [, names = ''] = /^apt-get install -y (.+)$/m.exec(commandsOf('Debian')) ?? [];
  return names.split(' ');
}
