/** What is told of bookings (R18, 预约). */

export const bookingsInEnglish = {
  'bookings-made': {
    label: 'booked',
    note: 'Seats booked in this time, for whatever day; also those given up again.',
  },
  'bookings-cancelled': {
    label: 'given up',
    note: 'Bookings cancelled in this time, for whatever day; their seats were free again.',
  },
  'bookings-due': {
    label: 'booked for then',
    note: 'Bookings whose slot lay in this time and that were not cancelled: of these the next four tell.',
  },
  'bookings-in-time': {
    label: 'came in time',
    note: 'Of those, how many took their ticket in the time in which it is of class appointment: from 10 min before the slot until 15 min after it.',
  },
  'bookings-early': {
    label: 'came early',
    note: 'Of those, how many took their ticket before that: it became an appointment when that time began.',
  },
  'bookings-late': {
    label: 'came late',
    note: 'Of those, how many took their ticket after it: they waited as any.',
  },
  'bookings-unused': {
    label: 'did not come',
    note: 'Of those, how many took no ticket by the booking; whose time is not over yet are left out.',
  },
};

export const bookingsInChinese: typeof bookingsInEnglish = {
  'bookings-made': { label: '新增预约', note: '当期约下的名额数，不论约的是哪天，后来取消的也算。' },
  'bookings-cancelled': { label: '取消预约', note: '当期取消的预约数，不论约的是哪天；名额随即空出。' },
  'bookings-due': {
    label: '应到预约',
    note: '时段在当期而没有取消的预约数，以下四项都指其中的人。',
  },
  'bookings-in-time': {
    label: '按时来',
    note: '其中在预约类别有效时间内取号的：时段开始前 10 分钟至结束后 15 分钟。',
  },
  'bookings-early': { label: '早来', note: '其中在此之前取号的；到点自动转为预约类别。' },
  'bookings-late': { label: '晚来', note: '其中在此之后取号的；按普通类别排队。' },
  'bookings-unused': { label: '爽约', note: '其中没有凭预约取号的；时间还没过的不算。' },
};
