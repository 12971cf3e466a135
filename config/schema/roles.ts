/** Who may give which order over MQTT: the roles, the verbs of `cmd/`, and what each role may where a config says nothing else. */

/** Every verb of `cmd/<verb>`. */
export const opsVerbs = [
  'open-day',
  'close-day',
  'take-ticket',
  'add-service',
  'call-next',
  'call-number',
  'recall',
  'start',
  'finish',
  'choose-route',
  'transfer',
  'return-to',
  'undo',
  'park',
  'resume',
  'miss',
  'rejoin',
  'reopen',
  'abandon',
  'open-counter',
  'pause-counter',
  'close-counter',
  'sign-in',
  'sign-out',
  'set-class',
  'rate',
  'reprint',
  'follow-up-open',
  'follow-up-close',
  'erase',
  'surge-start',
  'surge-stop',
  'notice-set',
  'alarm-ack',
  'ask',
  'device-test',
  'replay',
] as const;
export type OpsVerb = (typeof opsVerbs)[number];

/** Of people who work in the hall. */
export const staffRoles = ['viewer', 'attendant', 'supervisor', 'engineer'] as const;
/** `citizen`: of what citizens use, kiosks, phones and displays. */
export const roles = [...staffRoles, 'citizen'] as const;
export type Role = (typeof roles)[number];

const viewer = ['ask', 'replay'] as const;

/** What a pad can do, and a ticket for whoever asks for one. Nobody rates who is rated: that is the citizen's. */
const attendant = [
  'call-next',
  'recall',
  'start',
  'finish',
  'choose-route',
  'transfer',
  'return-to',
  'undo',
  'park',
  'resume',
  'miss',
  'open-counter',
  'pause-counter',
  'close-counter',
  'sign-in',
  'sign-out',
  'set-class',
  'take-ticket',
  'rejoin',
  'reprint',
  'ask',
] as const;

/** The role is bound as well: an attendant to one counter, a supervisor to an institution (daemon/mqtt/commands/roles.ts). */
export const defaultRoles = {
  viewer,
  attendant,
  supervisor: [
    ...attendant,
    'replay',
    'open-day',
    'close-day',
    'call-number',
    'add-service',
    'reopen',
    'abandon',
    'follow-up-open',
    'follow-up-close',
    'erase',
    'surge-start',
    'surge-stop',
    'notice-set',
    'alarm-ack',
  ],
  engineer: [...viewer, 'alarm-ack', 'device-test'],
  citizen: ['take-ticket', 'ask', 'rate'],
} as const satisfies Readonly<Record<Role, readonly OpsVerb[]>>;
