import { expect, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { faultOf, shown } from '../../daemon/mqtt/commands/fault.ts';
import { faultText, refusalText } from '../../daemon/text/staff/sentences.ts';
import { strict } from '../../drivers/settings/strict.ts';
import { written } from '../config/hall-files.ts';

/** Of a terminal: clear, set its title, go on from right to left. */
const steering = ['\u001b[2J', '\u009b2J', '\u0090q', '\u0007', '\u007f', '\u202e', '\u0085'];

test.each(steering)('%j in a config steers no terminal when its fault is told', sign => {
  const read = readConfig(
    written(`hall: small\n"na${sign}me": x\nqueues: { "q${sign}": { name: "a${sign}b" } }\n`),
  );
  const told = (read.ok ? [] : read.faults).map(faultText);
  expect(told.length).toBeGreaterThan(2);
  for (const text of told) expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test.each(steering)('%j in a command is told as a sign that stands for itself', sign => {
  expect(shown(`ver${sign}b`)).toMatch(/^ver\\u[0-9a-f]{4}.*b$/);
  const found = { [`fie${sign}ld`]: 1, ticket: `A${sign}1` };
  const read = strict({}).safeParse(found);
  if (read.success) throw new Error('it has no such field');
  expect(refusalText(faultOf(read.error, found, { fields: [], example: {} }))).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
