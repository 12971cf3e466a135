import { expect, it } from 'vitest';
import { faultText } from '../../config/load/fault.ts';
import { readConfig } from '../../config/load/read.ts';
import { configOf, faultsOf, smallWith, written } from './hall-files.ts';

const list = `staff:
  "01": { name: 陈敏, institution: centre, role: attendant }
  "02": { name: 林静, institution: icbc, role: attendant }
  "07": { name: 吴强, institution: centre, role: supervisor }`;
/** config/halls/small.yaml with this staff list and this broker. */
const hall = (staff: string, mqtt = 'url: mqtt://127.0.0.1') =>
  smallWith([list, staff], ['locale: zh-CN', `locale: zh-CN\nmqtt: { ${mqtt} }`]);
const chen = 'name: 陈敏, institution: centre, role: attendant, user: chen';

it('sign-in, the users of the broker and the figures mean the same persons', () => {
  const { rules, mqtt } = configOf(
    written(
      hall(
        `staff: { "06": { ${chen} }, "08": { name: 吴强, role: supervisor, user: wu }, "09": { name: 高磊, role: engineer } }`,
        'url: mqtt://127.0.0.1, users: { wall: { role: viewer } }',
      ),
    ),
  );
  expect(rules.staff).toEqual(
    new Map([
      ['06', { name: '陈敏', institution: 'centre' }],
      ['08', { name: '吴强' }],
      ['09', { name: '高磊' }],
    ]),
  );
  expect(Object.fromEntries(mqtt?.users ?? [])).toEqual({
    chen: { role: 'attendant', person: '06', institution: 'centre' },
    wu: { role: 'supervisor', person: '08' },
    wall: { role: 'viewer' },
  });
  expect(configOf(written(hall(`staff: { "06": { ${chen} } }`))).mqtt?.users?.size).toBe(1);
});

it('a name is one person’s, and no machine’s', () => {
  const twice = `staff: { "06": { ${chen} }, "07": { name: 林静, role: viewer, user: chen } }`;
  expect(faultsOf(hall(twice)).map(fault => fault.replace(/^\[.*?\] /, ''))).toEqual([
    'staff.07.user: found chen, who is 06 already, expected a name of their own: mqtt.users is for machines, the staff list for persons',
  ]);
  const one = `staff: { "06": { ${chen} } }`;
  expect(faultsOf(hall(one, 'url: mqtt://127.0.0.1, users: { chen: { role: viewer } }')).join()).toContain(
    'found chen, who is in mqtt.users too',
  );
  expect(faultsOf(hall(one, 'url: mqtt://127.0.0.1, user: chen, passwordFile: /p')).join()).toContain(
    'found chen, what the daemon itself logs in as',
  );
  expect(faultsOf(hall('staff: {}')).join()).toContain('staff: found nobody');
});

it('a hall without a staff list runs, and check warns', () => {
  const read = readConfig(written(smallWith([list, ''])));
  expect(read).toMatchObject({ ok: true });
  expect(read.warnings.map(fault => faultText(fault).replace(/^\S+ /, ''))).toEqual([
    'staff: found no staff list, expected staff: without it any number signs in, and the figures name numbers, for example staff: { "06": { name: 陈敏, institution: centre, role: attendant } }',
  ]);
});
