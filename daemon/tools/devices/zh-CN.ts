/** 中文：`devices` 和 `record` 的每一句话，给技术人员。驱动或系统说的，照原样写。 */
import { counterInChinese as counterText } from '../../text/counters.ts';
import type { Said } from '../../text/spoken.ts';
import { whyText } from '../../text/staff/zh-CN/whys.ts';
import type { en } from './en.ts';

const portExamples = '--port /dev/serial/by-id/…、192.168.1.70:5005，或配置里一条线或一个 X-keys 的编号';

export const zhCN: Said<typeof en> = {
  found: {
    noHall: what => `${what}：没有大厅，应写 --config FILE，例如 --config config/halls/fuzhou.yaml`,
    testAndAddress: '同时收到 --test 和 --set-address，一次应只写一个',
    walkAndOther: other => `同时收到 --walk 和 ${other}，一次应只写一个`,
    jsonAndTest: id =>
      `同时收到 --json 和 --test，一次应只写一个：测试要有人在设备旁看；程序用 one-ticket call device-test --device ${id} --json 下达`,
    jsonAndOther: other => `同时收到 --json 和 ${other}，一次应只写一个：--json 只用于清单`,
    portAlone: '--port：单独出现，应与 --set-address 同写，例如 --set-address 3 --port /dev/serial/by-id/…',
    noDevice: (option, id, expected, known, meant) =>
      `${option}：收到 ${id}，应为 ${expected}：${known.join('、')}${meant === undefined ? '' : `；是不是想写 ${meant}？`}`,
  },
  aDeviceOf: file => `${file} 里的设备`,
  aDeviceWithPortOf: file => `${file} 里有端口的设备`,
  alone: {
    noBroker: '配置里没有可以问它的服务器',
    secrets: faults => `没法问它的服务器：${faults.join('；')}`,
  },

  list: {
    entryHead: ['设备', '种类', '接在', '状态', '配置项'],
    portHead: ['端口', 'USB', '是什么', '配置项'],
    noHall: '没有可对照的大厅（--config FILE）：只列出插着的设备',
    plugged: '本机插着：',
    noEntry: '无',
    nothing: '本机没有插着可能属于大厅的设备。',
    nothingElse: '本机没有插着其他可能属于本大厅的设备。',
    withoutDaemon: (hall, why) =>
      `没有可问的 ${hall} 守护进程（${why}）：这里只说端口在不在，不说设备好不好。`,
    withDaemon: hall => `状态来自运行 ${hall} 的守护进程。`,
    allSimulated: '所有设备都是模拟的。',
    disabled: '已停用',
    unknown: '守护进程不认识',
    state: (state, why, simulated) =>
      `${states[state] ?? state}${why === undefined ? '' : `：${whyText(why)}`}${simulated ? '（模拟）' : ''}`,
    presence: {
      plugged: '已插上',
      'not-plugged': '没有插上',
      there: '端口在',
      network: '经网络',
      mqtt: '经 MQTT',
      'not-asked': '没有问',
    },
    maker: { printer: 'USB 打印机', serial: '串口', hid: 'USB 设备' },
    asking: (path, kind, baud) => `正在问 ${path}：${kind}，${baud} 波特 …`,
    notAsked: (path, why) => `没有问 ${path} 是什么：${whyText(why)}`,
    answers: (path, what, baud) => `${path}：${whyText(what)} 在 ${baud} 波特应答。`,
    silent: path => `${path}：没有应答。只在按键时才出声的设备不会应答。`,
    is: (path, maker) => `${path}：${maker}`,
    write: (asIf, yours) =>
      `${asIf === undefined ? '要加上它' : `如果它是 ${whyText(asIf)}`}，请写${yours.length === 0 ? '' : `（${yours.join('、')}：换成您自己的）`}：`,
  },

  reach: {
    topic: topic => `主题 ${topic}`,
    onALine: (port, address) => `${port} 地址 ${address}`,
    soundCard: '声卡',
    bridge: port => `转接 ${port}`,
    unit: unit => ` unit ${unit}`,
    line: id => `线 ${id}`,
  },

  address: {
    outOfRange: (found, kind, from, to) =>
      `--set-address：收到 ${found}，${kind} 应为 ${from} 至 ${to} 的数，例如 --set-address 3`,
    held: (port, hall, owner) =>
      `${port}：${hall} 的守护进程正占用它（${owner}），应为没人占用的端口：请停止守护进程，设好地址，再启动`,
    noWay: port => `--port：收到 ${port}，应为串口或 TCP 端口，例如 ${portExamples}`,
    noPort: found => `--port：收到 ${found}，应为端口，例如 ${portExamples}`,
    which: ports =>
      `--set-address：${ports.length === 0 ? '没有插着任何端口' : `插着 ${ports.join('、')}`}，应只有一个串口或一个 X-keys，或写明是哪个：${portExamples}`,
    asking: port => `${port}：正在问上面唯一的显示屏 …`,
    failed: (port, why) => `${port}：${whyText(why)}`,
    done: (port, told, baud) =>
      `${port}：${whyText(told)}${baud === undefined ? '' : `，${baud} 波特`}。请写在它背面。`,
  },

  test: {
    byItself: (hall, why, id) => `没有 ${hall} 的守护进程（${why}）：直接打开 ${id}。`,
    goesOn: (id, stillMs) =>
      `${stillMs === 0 ? '' : `守护进程至多 ${Math.ceil(stillMs / 1000)} 秒后结束测试；`}之后 ${id} 归大厅使用。`,
    done: '完成',
    otherConfig: '守护进程运行的是另一份配置：请重启它，或用 --config 给出它的那一份。',
    askingAt: (id, baud) => `正在以 ${baud} 波特问 ${id} …`,
    noSpeed: (id, address) => `${id} 在它这一种的各个速度上都不应答：请检查电源、接线和地址（${address}）。`,
    answersNow: (id, baud) => `${id} 现在以 ${baud} 波特应答了：请再测一次。`,
    otherSpeed: (id, baud, line, configured) =>
      `${id} 以 ${baud} 波特应答，配置里写的是 ${configured}：请在线 ${line} 里写 baud: ${baud}，对上面的所有显示屏有效。`,
    began: (did, forMs) => `${did}（${Math.round(forMs / 1000)} 秒）`,
    missing: left => (left.length === 0 ? '都按过了' : `还差：${left.join(' ')}`),
    isBack: id => `${id} 恢复了。`,
    isLost: (id, why) => `${id} 失联：${whyText(why)}`,
    soFar: (id, pressed, left) =>
      `${id}：${pressed.length === 0 ? '什么也没按' : `按了 ${pressed.join('、')}`}${left.length === 0 ? '' : `；没按的：${left.join('、')}`}`,
  },

  noKey: (id, button) =>
    `${id}：按钮 ${button} 还不是任何键。请在 ${id} 的配置项里写（把 ${button} 后面的 next 换成您要的键）：`,

  walk: {
    held: hall =>
      `--walk：${hall} 的守护进程正在运行，占用着端口：请停止它（systemctl stop one-ticket），走一遍，再启动`,
    byItself: (hall, why) => `没有 ${hall} 的守护进程（${why}）：直接打开它的设备。`,
    begins: devices =>
      `请在大厅里走一遍：每个呼叫器按一个键，每个扫描器下放一张号票，每台读卡器上放一张身份证，每台取号机按一个按钮。都不起作用。共 ${devices} 个设备；按 Ctrl-C 结束，并列出没有走到的。`,
    pressed: (pad, key, counter, number) => `${pad}：${key}；${counterText(counter)}叫 ${number}`,
    shown: (board, number, confirmed) =>
      `  ${board} ${confirmed ? `显示 ${number}` : `已发送 ${number}，但它不会说有没有显示：请看一眼`}`,
    notShown: (board, withinMs, why) =>
      `  ${board} 在 ${withinMs / 1000} 秒内没有显示${why === undefined ? '' : `：${whyText(why)}`}`,
    said: voice => `  ${voice} 已播报`,
    printed: printer => `${printer} 已打印测试页`,
    failed: (id, why) => `${id} 失败${why === undefined ? '' : `：${whyText(why)}`}`,
    card: reader => `${reader}：读到一张卡`,
    read: (reader, line) => `${reader}：读到 ${line}`,
    lost: (id, why) => `${id} 不能工作：${whyText(why)}`,
    works: id => `${id} 又能工作了`,
    all: devices => `${devices} 个设备都走到了。`,
    some: (reached, of) => `${of} 个设备走到了 ${reached} 个。没有走到的：`,
    leftHead: ['设备', '原因'],
    left: {
      pad: '没有按键',
      dark: '什么也没有显示',
      noPress: '哪里都没有按键',
      noPressAt: counter => `${counterText(counter)}没有按键`,
      noPadAt: (counter, board) => `${counterText(counter)}没有呼叫器：one-ticket devices --test ${board}`,
      printer: '没有打出测试页',
      voice: '没有播报',
      reader: '什么也没有读到',
      cards: '没有放过卡',
    },
  },

  record: {
    held: (hall, id) => `${hall} 的守护进程正在运行，占用着 ${id} 的端口：请停止它，录制，再启动`,
    allTheSame: message => `${message}；它说的照样录下，直到按 Ctrl-C。`,
    notWritten: (file, why) => `${file}：写不了（${why}）`,
    silent: (file, id) => `${file}：${id} 什么也没说`,
    spoke: (file, id, times) => `${file}：${id} 说了 ${times} 次`,
    there: file => `${file}：已经存在，应为新文件的名字`,
    notMade: (file, why) => `${file}：建不了（${why}），应为可写目录里的文件`,
  },
};

const states: Readonly<Record<string, string>> = {
  init: '正在打开',
  ready: '正常',
  degraded: '不能正常工作',
  lost: '失联',
  disabled: '已停用',
};
