/** config/halls/every-kind.yaml is what a technician copies from: it must have everything, and hold. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sectionSchemas } from '../../config/schema/config.ts';
import { kinds, nameOf } from '../../drivers/kinds.ts';
import { configOf, shipped } from './hall-files.ts';

const file = shipped('every-kind.yaml');
const text = readFileSync(file, 'utf8');

it('a device of every kind stands in it, without fault or warning', () => {
  const found = new Set([...configOf(file).devices.values()].map(({ kind }) => kind));
  expect([...found].toSorted()).toEqual(kinds.map(nameOf).toSorted());
});

it('every way to a port but the device file of a printer carries something', () => {
  const config = configOf(file);
  const ports = [...config.lines.values(), ...config.devices.values()].flatMap(one =>
    'port' in one ? [one.port.by] : [],
  );
  expect(new Set(ports)).toEqual(new Set(['serial', 'tcp', 'tasmota']));
  expect(text).toMatch(/# {3}file {6}/);
});

it('every key of every kind is explained', () => {
  const explained = text
    .split('\n')
    .filter(line => /^\s*#/.test(line))
    .join('\n');
  const unexplained = sectionSchemas.devices.options.flatMap(({ shape }) => {
    const kind = shape.kind.value;
    return Object.keys(shape)
      .filter(key => key !== 'kind' && key !== 'line')
      .filter(key => !new RegExp(`^ *#.*\\b${key}\\b`, 'm').test(explained))
      .map(key => `${kind}: ${key}`);
  });
  expect(unexplained).toEqual([]);
});
