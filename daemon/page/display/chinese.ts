/** 中文：综合屏页面上说的。 */
export const chinese = {
  calling: '请到窗口办理',
  counter: '号窗口',
  serving: '办理中',
  noCalls: '暂无叫号',
  waiting: '等候情况',
  people: '人等候',
  minutes: '分钟',
  minutesAtMost: '分钟以内',
  noWait: '随到随办',
  noCounter: '暂无窗口办理',
  next: '即将叫号',
  due: '已到号',
  dueHelp: '请返回大厅',
  mayGo: (time: string) => `可离开至 ${time}`,
  mayGoHelp: '休息前叫不到，走前请办暂离',
  missed: '过号',
  missedHelp: '请联系工作人员',
  notices: '通知',
  notHeard: '请听工作人员叫号',
  notHeardWhy: '号码暂停显示，恢复后自动显示',
  closed: '现在不营业',
  touch: '点一下屏幕，打开提示音',
  at: (counter: string) => `${counter} 号窗口`,
  calledTo: (ticket: string, place: string) => `请 ${ticket} 号到 ${place}`,
};

export type Words = typeof chinese;
