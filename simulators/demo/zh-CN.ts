/** 中文：演示在终端上说的，对打开网页的人说的，对摆弄设备的人说的。系统说的，照原样写。 */
import type { Said } from '../../daemon/text/spoken.ts';
import type { en } from './en.ts';

export const zhCN: Said<typeof en> = {
  broker: '服务器',
  page: '网页',
  open: url => `大厅已开放。请在浏览器里打开 ${url}。`,
  ends: url => `请在浏览器里打开 ${url}。按 Ctrl-C 结束演示。`,
  pageAt: url => `网页     ${url}`,
  brokerAt: url => `服务器   ${url}`,
  stateIn: folder => `状态     ${folder}`,
  tryIt: '在另一个终端里试试：',
  ids: '每条命令要有自己的 id（"2"、"3" …）：同一 id 再来一次，什么也不做。',
  install: '这些命令来自：apt-get install mosquitto-clients',

  noPort: (option, found, usual) =>
    `${option}：收到 ${found}，应为 1 至 65535 的端口，例如 ${option} ${usual}`,
  portTaken: (option, what, why, example) =>
    `${option}：${what}无法监听（${why}），应为空闲的端口，例如 ${option} ${example}`,
  moved: (usual, what, port) => `端口 ${usual} 已被占用：${what}改用 ${port}。`,
  crowd: (found, most) =>
    `--crowd：收到 ${found}，应为 0（没有人来），或比真人快多少倍，至多 ${most} 的整数，例如 --crowd 20`,
  seed: (found, most) => `--seed：收到 ${found}，应为 0 至 ${most} 的整数，例如 --seed 7`,

  folder: {
    mark: '这个目录是 One Ticket 的演示建的，下次演示可能清空它：请不要在这里存放任何东西。',
    inUse: '正被另一个演示或守护进程使用，应为空闲的目录',
    notADemos: (told, mark) =>
      `里面有 ${told}，而没有 ${mark}：它不是或不只是演示的，演示不能动它；应为演示所建的目录，或空目录`,
    ofARealHall: (path, place) => `若是真实的大厅所写，请给它自己的地方：  mv ${path} ${place}`,
    leftOver: path => `若只是以前的演示留下的：                rm -r ${path}`,
  },

  daemon: {
    pid: pid => `守护进程 pid ${pid ?? '无'}`,
    exit: code => `退出码 ${code}`,
    ended: (how, againMs) => `守护进程结束了（${how}）；${againMs} 毫秒后再启动。`,
    pulled: '守护进程的插头被拔掉了：再启动它之前一直停着。',
  },
  does: {
    portTaken: (port, why) => `demo/do：端口 ${port} 已被占用（${why}），应为空闲`,
    thing: (found, things, example) =>
      `收到 ${found}，应为含 ${things.join('、')} 之一的对象，例如 ${example}`,
    deed: (found, deeds, example) => `收到 ${found}，应为 ${deeds.join('、')} 之一，例如 ${example}`,
    nothing: '空',
  },

  asked: {
    socket: (found, expected) => `收到 ${found} 的 WebSocket，应为 ${expected}`,
    noMqtt: '收到不说 mqtt 的 WebSocket，应提供它',
  },
};
