/** The reasons that a pad shows as two digits: in Chinese those of docs/pad-card.html, in English those of the pad's README. */
import type { Language } from '../words/language.ts';

/** Why, and what helps if anything does. */
type Reason = readonly [why: string, help?: string];

const reasons: Readonly<Record<number, Record<Language, Reason>>> = {
  10: { zh: ['大厅没有开放', '等开厅'], en: ['the hall is closed', 'wait until the day is opened'] },
  11: { zh: ['本窗口没有开', '按“暂停”开窗'], en: ['this counter is closed', 'press pause to open it'] },
  12: { zh: ['本窗口暂停中', '按“暂停”恢复'], en: ['this counter is paused', 'press pause to go on'] },
  13: { zh: ['手上还有一位', '先办结'], en: ['somebody is in hand already', 'finish first'] },
  14: {
    zh: ['叫到的还没开始', '来了按“确定”，没来按 6 确定'],
    en: ['the one who was called has not started', '1 ok when they sit, 6 ok when they do not come'],
  },
  15: { zh: ['手上没有人', '先按“下一位”'], en: ['nobody is in hand', 'press next first'] },
  16: {
    zh: ['下一步要先选', '窗口号 转移'],
    en: ['the next step is a choice', 'counter number and transfer'],
  },
  17: {
    zh: ['这项业务不到那里', '换一个窗口号'],
    en: ['the route does not lead there', 'choose another counter'],
  },
  18: { zh: ['重呼太快', '等几秒'], en: ['recalled too soon', 'wait a few seconds'] },
  19: { zh: ['已叫够次数', '6 确定，过号'], en: ['called often enough', '6 ok: missed'] },
  20: {
    zh: ['要给人走过来的时间', '稍等再按 6 确定'],
    en: ['they must be given time to come', 'wait, then 6 ok again'],
  },
  21: { zh: ['没有挂起或过号的'], en: ['nobody was parked or missed here'] },
  22: { zh: ['没有人等候'], en: ['nobody waits'] },
  23: { zh: ['本窗口没有在等下一位'], en: ['this counter is not waiting for the next to join'] },
  24: { zh: ['窗口已经开着'], en: ['already open'] },
  25: { zh: ['窗口已经关了'], en: ['already closed'] },
  26: { zh: ['没有打印机能用', '看看打印机'], en: ['no printer is ready', 'see to the printer'] },
  27: { zh: ['今天没有这个号', '再看一遍号码'], en: ['no such ticket today', 'look at the number again'] },
  28: { zh: ['这个号在别处', '问咨询台'], en: ['the ticket is somewhere else', 'ask at the desk'] },
  29: { zh: ['已经太晚', '问咨询台'], en: ['too late for that', 'ask at the desk'] },
  30: { zh: ['没有要评价的人'], en: ['nobody to rate'] },
  31: { zh: ['没有签到', '两位工号 暂停'], en: ['nobody is signed in', 'two digits and pause'] },
  32: {
    zh: ['没有这个窗口', '再看一遍号码'],
    en: ['no such counter', 'look at the number again'],
  },
  33: {
    zh: ['没有这个队列', '再看一遍号码'],
    en: ['no such queue', 'look at the number again'],
  },
  34: {
    zh: ['没有这项业务', '再看一遍号码'],
    en: ['no such service', 'look at the number again'],
  },
  35: { zh: ['这样按没有意思'], en: ['this key means nothing here'] },
  36: { zh: ['是别的窗口挂起的号', '请那个窗口办'], en: ['another counter parked that ticket'] },
  37: {
    zh: ['没有可撤销的按键', '按对的键改正'],
    en: ['this counter has no press to take back', 'press the key that puts it right'],
  },
  38: {
    zh: ['那位已经往下走了', '问咨询台'],
    en: ['the visit has moved on since that press', 'ask at the desk'],
  },
  39: {
    zh: ['转给了本窗口自己', '别的窗口号 转移'],
    en: ['it would be sent to this very counter', 'the number of another counter and transfer'],
  },
  40: {
    zh: ['今日号满', '请群众明天来'],
    en: ["today's tickets of it are given out", 'tell the citizen to come tomorrow'],
  },
  41: {
    zh: ['人太多，暂停取号', '请群众过一阵再取'],
    en: ['too many wait: its tickets stand still', 'tell the citizen to wait for the surge to end'],
  },
  42: {
    zh: ['现在不取号', '告诉群众下一场的时间'],
    en: ['no tickets are taken at this time', 'tell the citizen when the next session begins'],
  },
  43: {
    zh: ['大厅的时钟不可信', '请运维核对并确认'],
    en: ["the hall's clock is doubted", 'ask ops to look at the clock and confirm it'],
  },
  44: {
    zh: ['没有这一级应急，或已是最高级', '问大厅主任'],
    en: ['no such surge level, or the highest is in force', 'ask the hall manager'],
  },
  45: { zh: ['没有这条跟进', '问运维'], en: ['no such follow-up', 'ask ops'] },
  46: { zh: ['没有这条报警', '问运维'], en: ['no such alarm', 'ask ops'] },
  47: { zh: ['没有这块显示屏', '问运维'], en: ['no such board', 'ask ops'] },
  48: {
    zh: ['不知道人来没来', '来了按“确定”，没来按 6 确定'],
    en: ['came or missed: nobody told that they are here', 'ok they came, 6 ok they did not, within 10 s'],
  },
  49: {
    zh: ['名单上没有这个工号', '自己的两位工号 暂停'],
    en: ['nobody on the staff list has this number', 'two digits and pause, your own'],
  },
  50: {
    zh: ['没说哪条理由', '70–76 确定，再按“评价”'],
    en: [
      'a refusal needs its reason, and one there is',
      '70 ok another, 71 ok–76 ok of the list; then evaluate',
    ],
  },
  51: {
    zh: ['没说缺哪份材料', '80–87 确定，再按“评价”'],
    en: ['missing papers need their numbers', '81 ok–87 ok, 80 ok by hand; then evaluate'],
  },
  52: {
    zh: ['没说哪项业务', '先按 41–43 确定'],
    en: ['the step is for several services', '41 ok–43 ok: which one of the ticket'],
  },
  53: {
    zh: ['不止一位是这个尾数', '请扫号票'],
    en: ['two or more set aside here end in these digits', 'scan the ticket at the desk'],
  },
  54: {
    zh: ['没有刚扫的号', '先扫号票'],
    en: ['nobody was scanned here in the last 30 s', 'scan the ticket, then the key again'],
  },
  55: {
    zh: ['没有挂起或过号是这个尾数', '再看一遍号码'],
    en: ['nobody set aside here ends in these digits', 'look at the number again'],
  },
  56: {
    zh: ['这个队列已暂离过一次', '请在厅内等候'],
    en: ['they stepped away from this queue once already', 'ask them to stay'],
  },
  57: {
    zh: ['已凭告知单另取了号', '请用新号'],
    en: ['they have come by their return slip today already', 'the new number goes on'],
  },
  58: {
    zh: ['告知单已过期', '请重新取号'],
    en: ['their return slip is past its last day', 'they take a new ticket'],
  },
  59: {
    zh: ['该号的绿色通道已被拒绝', '由咨询台或主管更正'],
    en: ['green was denied to that visit today', 'the desk or a supervisor may still give it'],
  },
  60: {
    zh: ['告知单已用过或查不到', '请重新取号'],
    en: ['nobody can come by such a slip: it was used', 'a new ticket, or a supervisor looks it up'],
  },
  61: {
    zh: ['这个时段已约满', '请另选时段'],
    en: ['no seat is free in that slot', 'another slot'],
  },
  62: {
    zh: ['没有这个预约，或已用过', '核对预约码和日期'],
    en: ['that booking is not known, or is used', 'check its code and its day'],
  },
  63: {
    zh: ['这个号没有暂离', '位置不变'],
    en: ['that ticket is not away', 'it stands where it stood'],
  },
  64: {
    zh: ['没有这个首问', '在工作人员页面查看'],
    en: ['that question is not open any more', "the desk's page"],
  },
  65: {
    zh: ['这个首问由别人负责', '请负责的人答复或转交'],
    en: ["that question is somebody else's", 'its owner answers it, or passes it on'],
  },
  67: {
    zh: ['没有这份材料', '看号票上材料前的号码'],
    en: ['that service has no such paper', 'the number before the paper on the ticket'],
  },
  68: {
    zh: ['这个操作两次使程序出错', '换别的键，叫技术员'],
    en: ['this order ended the program twice', 'another key; call the engineer'],
  },
  69: {
    zh: ['已两次过号', '请到咨询台'],
    en: ['they missed two calls in this queue', 'send them to the desk'],
  },
  70: {
    zh: ['停电时办理的还没补录', '补录完再按过号'],
    en: ['who was served in the power cut is not entered', 'enter the list first'],
  },
  71: {
    zh: ['不能办结这么多件', '1 至 5，不多于还剩的件数'],
    en: ['not so many cases are in hand', '1 to 5, and no more than are left'],
  },
};

/** `undefined`: a code of a newer hall than this page. */
export function refusalReason(code: number, language: Language): Reason | undefined {
  return reasons[code]?.[language];
}
