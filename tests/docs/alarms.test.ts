/** Whoever is told an alarm finds it in the ops manual, with what it means and what to do. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alarmKinds } from '../../daemon/core/types/alarm.ts';

test.each([
  { manual: 'docs/manual/ops.en.md', heading: 'Alarms' },
  { manual: 'docs/manual/ops.zh-CN.md', heading: '告警' },
])('$manual says of every alarm, once, what it means and what to do', ({ manual, heading }) => {
  const section =
    readFileSync(manual, 'utf8')
      .split(/^## /m)
      .find(one => one.startsWith(heading)) ?? '';
  const rows = [...section.matchAll(/^\| `([a-z-]+?)(-<[a-z]+>)?` +\| +\S[^|]* \| +\S[^|]* \|$/gm)];
  expect(rows.map(([, kind = '']) => kind).sort()).toEqual(Object.keys(alarmKinds).sort());
});
