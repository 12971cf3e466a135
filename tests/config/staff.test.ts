import { expect, it } from 'vitest';
import { configOf, smallWith, written } from './hall-files.ts';

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
