/** What stands in Latin letters in every language: what is typed, what is a name, what the world calls so. */

const listOf = (text: string): string[] => text.split(/\s+/);

/** Programs, standards, things. */
const things = listOf(`
  One Ticket CSV MQTT mqtt TCP USB usb JSON CRC SHA SQLite WAL WebSocket X-keys unit pid id tar GET HEAD
  object hash prevHash ASCII GB IANA KiB MiB Mosquitto PEM TLS Tasmota UTC UTF YAML Home Assistant
  systemd mm min ms nn BEGIN CERTIFICATE CREDENTIALS DIRECTORY LoadCredential YYYY-MM YYYY-MM-DD line-reader`);
const keyboard = listOf(`
  Ctrl-C Ctrl-L Tab Esc Enter up down left right PgUp PgDn Home End`);
/** Verbs of the shell and of the hall, keys and words of a config. */
const typed = listOf(`
  apt-get appraisal badRating install fuzhou localhost mosquitto-clients mv rm npm start systemctl dmesg run listen none stop go step
  speed seed arrivals mix baud next keepDays host journal call-next A-Z a-z abandon after alarm-ack
  among ask book-cancel booking attendant blank boot by caFile centre chen chmod choice citizen clock close-day cmd
  copies counter counters default desk devices false file folder follow-up-close force hall info
  institution journal-shortened kiosk max miss missing mqtt-password name now open-counter open-day
  order-set-aside packet papers-missing passwordFile presses queue queues rate refresh refused
  came-by-paper paper-entered power-failing served-by-paper
  question-close question-open question-pass refusal-confirm refusal-overturn reopen repeatWindow replay replyWithin resume role scans secondLocale seq serial sessions shortest stepAway
  size soon spareFor staff surge surge-start tasmota tcp tickets transfer true until user users
  value write
  calendar lastTicket series papers route times priority green reasons keys zh-CN Information`);

const names = new Set([...things, ...keyboard, ...typed]);

/** Without what is typed as it stands: a line for the shell, an option, a piece of config or JSON, a path, an address. */
export function unspoken(text: string): string {
  return text
    .replaceAll(/(npx )?one-ticket( [a-z][\w-]*)*( --[a-z-]+( [A-Z\d]+)?| \d+| [A-Z]{3,})*/g, ' ')
    .replaceAll(/--[a-z][a-z-]*( [A-Z]{3,})?/g, ' ')
    .replaceAll(/"[^"\u4e00-\u9fff]*"|\{[^}\u4e00-\u9fff]*\}/g, ' ')
    .replaceAll(/[\w$.<>~-]*[/.:][\w$.<>/:~*-]+/g, ' ')
    .replaceAll(/undefined|NaN/g, ' ')
    .replaceAll(/[A-Za-z][A-Za-z-]*[A-Za-z]/g, word => (names.has(word) ? ' ' : word));
}
