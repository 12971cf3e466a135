import { expect, test } from 'vitest';
import { faultText } from '../../config/load/fault.ts';
import { readConfig } from '../../config/load/read.ts';
import { smallWith, written } from './hall-files.ts';

function warningsWith(reasons: number): string[] {
  const list = Array.from({ length: reasons }, (_, index) => `理由${index + 1}`).join(', ');
  const read = readConfig(written(smallWith(['hall: small', `hall: small\nreasons: [${list}]`])));
  expect(read).toMatchObject({ ok: true });
  return read.warnings
    .map(fault => faultText(fault).replace(/^\S+ /, ''))
    .filter(text => text.startsWith('reasons'));
}

test('a reason that no key of the pad names earns a warning', () => {
  expect(warningsWith(6)).toEqual([]);
  expect(warningsWith(7)).toEqual([
    'reasons[6]: found the reason number 7 of 7, expected at most 6, for which the pads have the keys 71 ok to 76 ok; the others are given over MQTT, or as 70 ok',
  ]);
});

test('without a list there is only another reason', () => {
  const read = readConfig(written(smallWith()));
  expect(read.ok && read.config.rules.reasons).toEqual([]);
});
