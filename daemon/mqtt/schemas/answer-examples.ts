/** What is answered on `rsp/…`, for docs/asyncapi.yaml. */
import { ts } from './examples.ts';

export const reply = {
  v: 1,
  ts,
  id: '17',
  verb: 'take-ticket',
  status: 'ok',
  code: 'ok',
  seq: 19,
  data: {
    ticket: 'A008',
    ahead: 4,
    expectedWaitMin: [15, 25],
    code: 'fuzhou/2026-11-28/A008/KC',
    lines: [
      { text: 'A008', size: 4, bold: true, align: 'centre' },
      { rule: true },
      { text: '您前面有 4 人' },
    ],
  },
};
export const eventPart = { v: 1, ts, seq: 17, part: 1, of: 4, json: '{"v":1,"ts":1795824000000,"seq":17,' };
export const said = { v: 1, ts, id: '17', verb: 'replay', over: 'told up to 19', code: 'ok' };
