/** 中文：舞台在终端上说的，以及对摆弄其设备的人的答复。系统说的，照原样写。 */
import type { Said } from '../../daemon/text/spoken.ts';
import type { en } from './en.ts';

const example = '例如 {"fault":"unplug"}';

export const zhCN: Said<typeof en> = {
  simulated: (name, hall) => `${name}（${hall}）：所有设备都是模拟的。`,
  control: broker => `控制     ${broker ?? '无：配置里没有服务器'}`,
  startADaemon: '在它上面启动守护进程：',
  command: (config, state) => `  npx one-ticket run --config ${config} --state ${state}`,

  devices: counts => `设备     ${counts.join('、')}`,
  places: {
    serial: '端口   ',
    tcp: '端口   ',
    hid: 'usb    ',
    tasmota: '转接   ',
    topic: 'mqtt   ',
    program: '程序   ',
  },
  nothing: '空',
  leftOut: ids => `未包括   ${ids.join(' ')}：已停用`,

  state: (folder, why) => `--state：收到 ${folder}，${why}，例如 --state state/second`,
  notMade: why => `它建不了或写不了（${why}），应为可以的目录`,
  noBroker: (broker, why) => `连不上服务器 ${broker}：${why}；继续重试`,
  notSubscribed: (topic, refused) => `订阅不了 ${topic}：${refused}`,

  noFault: (found, kind, menu) =>
    `收到故障 ${found}，${kind} 没有这种故障，应为 ${menu.join('、')}、none 之一，${example}`,
  noDegree: (fault, number, found, atMost, degree) =>
    `故障 ${fault} 的 ${number} 收到 ${found ?? '空'}，应为 0 至 ${atMost} 的数，例如 ${degree}`,
  noSuchDegree: (fault, found, degree) => `故障 ${fault} 旁边有 ${found}，它没有这样的数，应只写 ${degree}`,
  noDevice: known => `没有这个设备，应为 ${known.join('、')} 之一`,
  noObject: `收到别的内容，应为 JSON 对象，${example}`,
  retained: '收到保留的消息，应为不保留的：否则每次启动都会再做一次',
  tooLong: (bytes, atMost, short) => `收到 ${bytes} 字节，应至多 ${atMost}，例如 ${short}`,
  noJson: (found, object) => `收到 ${found}，应为 JSON 对象，例如 ${object}`,
};
