/** 中文：大厅所在机器的告警。 */

import type { AlarmArgs, HeldBack, JournalLoss, WitnessName } from '../../../core/types/alarm-message.ts';
import { lastingInChinese as lasting } from '../../duration.ts';
import type { MachineAlarm } from '../en/machine-alarms.ts';
import type { SentencesOf } from '../language.ts';
import { list } from './names.ts';

export const machineAlarms: SentencesOf<Pick<AlarmArgs, MachineAlarm>> = {
  'slow-disk': ({ waitedMs, slowMs, times, withinMs }) =>
    `磁盘很慢：日志等了它 ${(waitedMs / 1000).toFixed(1)} 秒，${withinMs / 60_000} 分钟内有 ${times} 次超过 ${slowMs / 1000} 秒；每次按键和命令都要等这么久；请检查状态目录所在的磁盘（存储卡老化，或别的程序在写），或把目录移到更好的磁盘`,
  'journal-shortened': ({ losses, above }) =>
    `${losses.map(lossText).join('；')}${
      above === undefined ? '' : `；大厅从 ${above} 号之后接着发号，以免一号两发`
    }。请检查磁盘（dmesg），然后 alarm-ack journal-shortened`,
  'copy-failing': ({ place, why }) => `日志没有复制到 ${place}：${why}；大厅照常运行，并不断重试`,
  'copy-same-disk': ({ place }) =>
    `${place} 里的副本与状态目录在同一块磁盘上：磁盘一坏，两份都没了，keepDays 也不会删除任何东西；第二介质是否挂载在那里？`,
  'erase-pending': ({ path }) => `已删除的文字可能还在 ${path} 里：介质接上并可写后，随即清除`,
  'text-damaged'(args) {
    switch (args.is) {
      case 'failing':
        return `${args.path}：${args.why}；大厅照常运行，但不受理投诉，已删除的文字可能还在里面；不断重试中`;
      case 'aside':
        return `${args.path}：发现已损坏，现移到 ${args.aside}；大家写的文字暂不显示：请从第二目录或备份取回 texts.db（one-ticket restore）`;
      case 'missing':
        return `${args.path}：日志记有哈希的文字中，有 ${args.texts} 条缺失或被改动，而没有一条是删除的；用 "one-ticket verify" 查看是哪些，texts.db 的副本里可能还有（one-ticket restore）`;
    }
  },
  'phone-key': args =>
    `${args.path}：${
      args.is === 'damaged'
        ? '签署号票网址的密钥文件已损坏；请移走它，再启动守护进程：会新造一个，此前的号票手机就打不开了'
        : `${args.why}；签署号票网址的密钥在那里；请先排除，再启动守护进程`
    }。在此之前，号票上只有扫码器用的码，没有手机用的；大厅照常运行`,
  'secret-key': args => {
    switch (args.is) {
      case 'damaged':
        return `${args.path}：告知单的密钥文件已损坏；请从第二目录或备份取回（one-ticket restore），再启动守护进程。在此之前，告知单上没有编码，不能凭单取号；大厅照常运行`;
      case 'failing':
        return `${args.path}：${args.why}；告知单的密钥在那里；请先排除，再启动守护进程。在此之前，告知单上没有编码，不能凭单取号；大厅照常运行`;
      case 'missing':
        return `${args.path}：没有找到告知单的密钥，已新造一个：先前发出的 ${args.slips} 张告知单${args.bookings === undefined ? '' : `和 ${args.bookings} 个预约`}用的是原来的密钥，现在读不出；请从第二目录或备份取回再启动守护进程，或在市民带单来时由咨询台按号票和日期重新打印`;
    }
  },
  'booking-keys': args =>
    args.is === 'lost'
      ? `${args.path}：有 ${args.bookings} 个预约的密钥丢失或损坏：凭证件号查不到这些预约，凭预约码照常；请从第二目录或备份取回该文件（one-ticket restore），再启动守护进程`
      : `${args.path}：${args.why}；预约的密钥在那里；请先排除，再启动守护进程。在此之前不能预约，也不能凭证件号查预约；凭预约码照常，大厅照常运行`,
  calendar: args =>
    args.is === 'year-unknown'
      ? `${args.path} 里没有 ${args.year} 年：该年的休息日只能按星期几计算；放假和调休安排公布后，请尽早写入（${args.year}: { holidays: […], workdays: […] }）；一分钟内会重新读取`
      : `${args.why}${args.more === 0 ? '' : `，另有 ${args.more} 处错误（用 one-ticket check 查看）`}；日历没有采用：${args.isKept ? '休息日仍按改动前的内容' : '休息日只按星期几计算'}；请改正，一分钟内会重新读取`,
  'report-not-written'(args) {
    const [day = '最近一天', why] =
      'hungMs' in args
        ? [undefined, `写报表的进程 ${lasting(args.hungMs)}后仍未结束，已被终止`]
        : [args.day, args.why];
    return `${day} 的报表没有写成：${why}；数据都在日志里，每分钟重试一次`;
  },
  'advice-failing': ({ why }) =>
    `暂不建议开放哪个窗口：未来一小时推演不了（${why}）；大厅和应急方案照常运行，并会重试；若再次出现，请把运行记录发给 One Ticket 的维护者`,
  'broker-refuses'({ held, long }) {
    const parts = held === undefined ? [] : [heldText(held)];
    if (long !== undefined) {
      const names = long.messages.map(one =>
        'event' in one ? `事件 ${one.event}（${one.kind}）` : `${one.topic}（${one.bytes} 字节）`,
      );
      if (long.more > 0) names.unshift(`另有 ${long.more} 条`);
      parts.push(
        `超过一条消息的上限 ${long.atMostBytes} 字节，没有发出：${list(names)}；用命令 replay 可分段取得事件`,
      );
    }
    return parts.join('；');
  },
  'second-hall': ({ hall, boot }) =>
    `同一服务器上另有一个守护进程也在运行大厅 ${hall}（boot ${boot}）：两边都会执行每条命令，并互相覆盖对方的消息；一个大厅应只有一个守护进程；请停掉另一个，或在配置里改其中一个的 \`hall\``,
  'order-set-aside': ({ orders }) =>
    `有命令两次使程序退出，现拒绝执行：${list(orders)}；请把运行记录和 crash.json 发给 One Ticket 的维护者，再用 alarm-ack order-set-aside 让它重试`,
};

const witnessNames = {
  'high-water': '最高号记录',
  mqtt: 'MQTT 已发送的位置',
} as const satisfies Record<WitnessName, string>;

export function lossText(loss: JournalLoss): string {
  switch (loss.is) {
    case 'log-damaged':
      return `日志的 WAL 文件在磁盘上已损坏；${
        loss.lost === 0
          ? `损坏之后的内容均已验证，完好无缺（提交数：${loss.recovered}）`
          : `损坏之后的内容无法验证（提交数：${loss.lost}）`
      }；原文件保留在 ${loss.aside}`;
    case 'taken-up':
      return `日志丢失的 ${loss.events} 个事件已从第二目录取回`;
    case 'shortened': {
      const { endsAt, knownTo, witnesses } = loss;
      const [which, what] =
        knownTo > endsAt
          ? ['事件', `这里丢失了 ${knownTo - endsAt} 个事件`]
          : ['另一个事件', '这不是在这里写的日志，有人换上了另一份'];
      const known = witnesses.map(({ name, seq }) => `${witnessNames[name]}记有${which} ${seq}`);
      return `日志止于事件 ${endsAt}，而${known.join('，')}：${what}；若某份副本有所缺的内容：请停止守护进程，再用 one-ticket restore COPY`;
    }
    case 'other-history':
      return `日志止于事件 ${loss.endsAt}，而第二目录里是另一份，到 ${loss.day} 的事件 ${loss.to} 为止，已在那里保留；要回到那一份：请停止守护进程，再用 one-ticket restore`;
  }
}

function heldText({ messages, more, times, againMs }: HeldBack): string {
  const names = messages.map(({ name, bytes }) => `${name}（${bytes} 字节）`);
  if (more > 0) names.push(`另有 ${more} 条`);
  return (
    `每当发送 ${list(names)}，服务器就断开连接，已有 ${times} 次：现暂不发送它；若是事件，其后的事件也都暂停；` +
    '服务器应在大厅的每个主题上接受 64 KiB 的消息；请提高上限（Mosquitto：max_packet_size），或检查访问控制表；' +
    `每 ${lasting(againMs)}重试一次`
  );
}
