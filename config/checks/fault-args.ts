/**
 * What can be wrong with a config, by its code: what its sentences are made of (daemon/text/staff says them). Times of day and
 * figures of the surge plan stand as the config writes them, lengths of time in ms.
 */
import type { Coded, KindFaultArgs, ValueFaultArgs } from '../../drivers/settings/finding.ts';

type None = Record<string, never>;
type List = readonly string[];
type OfFile = { path: string };

/** A text that is no YAML of a config. */
export type YamlFaultArgs = {
  'file-unreadable': { why: string };
  'file-too-large': { bytes: number; atMostBytes: number };
  'not-utf-8': None;
  'yaml-error': { why: string };
  'second-document': None;
  'key-twice': None;
  'key-no-word': None;
  'too-deep': { atMost: number };
  'yaml-alias': { name: string };
  'yaml-tag': { tag: string };
};

/** The files with passwords and certificates that it names. */
export type SecretFaultArgs = {
  'not-handed-over': { name: string };
  'secret-no-file': OfFile;
  'secret-missing': OfFile;
  'secret-forbidden': OfFile;
  'secret-unreadable': OfFile & { why: string };
  'secret-too-large': OfFile & { bytes: number; atMostBytes: number };
  /** `mode`: in octal. */
  'open-to-others': OfFile & { mode: string };
  'password-empty': OfFile;
  'password-of-lines': OfFile;
  'password-with-control': OfFile;
  'no-certificate': OfFile;
  'certificate-broken': OfFile & { nth: number };
};

/** Of what people read and hear: names and phrases. */
export type WordFaultArgs = {
  'same-language': { language: string };
  unprintable: { character: string };
  /** In which it has no name. */
  'name-missing': { language: string };
  'name-taken': { counter: string };
  'counter-unnamed': { counter: string };
  /** In half-width characters. */
  'name-too-wide': { board: string; cells: number; atMost: number };
  'leads-nowhere': { is: 'desk' | 'scanner'; quoted: string };
};

/** Of the hall itself: its hours, its queues, its people and its broker. */
type HallFaultArgs = {
  'no-sessions': None;
  'session-too-early': { from: string; before: string };
  'session-ends-early': { until: string; from: string };
  'last-ticket-outside': { lastTicket: string; from: string; until: string };
  'no-such-day': { day: string };
  'day-twice': { day: string };
  'year-unknown': { year: string };

  'no-queues': None;
  'queue-twice': { queue: string };
  'queue-of-its-own': { queue: string };
  'queue-unserved': { queue: string };
  /** A word that the default of a choice has a meaning for. */
  'word-taken': { word: string };

  'series-taken': { series: string; other: string };
  'no-steps': None;
  'no-such-step': None;
  'no-choice': { among: List };
  'always-shortest': { found: string };
  /** Of an older config. */
  'soon-number': { soon: number };

  'no-slots': None;
  'slot-twice': { slot: string };
  /** `sessions`: of who does the first step. */
  'slot-outside': { slot: string; until: string; sessions: List };
  'too-many-seats': { seats: number; atMost: number };

  'no-levels': { levels: List };
  'level-without-trigger': { triggers: List };
  'level-below-milder': { figure: string; atLeast: string; milder: string };

  'points-in-all': { sum: number; expected: number };

  /** `nth` is one too many. */
  'reasons-without-keys': { nth: number; of: number; atMost: number };
  'papers-without-keys': { nth: number; of: number; atMost: number };
  'tickets-without-keys': { nth: number; atMost: number; first: string; last: string };
  'counter-unseen': { counter: string };

  'nobody-listed': None;
  'no-staff-list': None;
  'attendant-of-no-institution': None;
  'user-taken': { user: string } & ({ is: 'person'; number: string } | { is: 'machine' | 'daemon' });
  'user-without-broker': None;

  'no-users': None;
  'login-in-address': None;
  'user-without-password': None;
  'password-without-user': None;
  'attendant-of-no-counter': None;
  'not-of-role': { key: 'counter' | 'institution'; role: string; only: 'attendant' | 'supervisor' };
  /** `encrypted`: the same address with TLS. */
  'password-in-the-clear': { host: string; encrypted: string };
  'orders-in-the-clear': { host: string; encrypted: string };
  'needless-certificates': { url: string; encrypted: string };
  'nobody-may-order': None;
  'rates-itself': { role: string };
  'message-too-long': { is: 'info' | 'discovery'; bytes: number; atMostBytes: number };

  'copies-of-nothing': None;
  'phone-without-broker': None;
};

/** Of the devices and their ways. */
type WayFaultArgs = {
  'not-one-port': { keys: List };
  'no-device-file': None;
  'port-taken': { is: 'line' | 'device'; owner: string };
  'restless-port': { port: string };
  'topic-without-broker': None;
  /** `apart`: by what two of them are told apart. */
  'usb-taken': { hid: string; owner: string; apart: 'serial-number' | 'unit' };
  'address-taken': { address: number; owner: string; line: string };
  /** `beside`: what may be on one line with the other. */
  'kinds-on-a-line': { kind: string; other: string; beside: List };
  'boards-on-a-line': { nth: number; line: string; atMost: number };
  'boards-on-a-bridge': { nth: number; line: string; atMost: number };
  'slow-bridge': { replyWithinMs: number; line: string; atLeastMs: number };

  'second-voice': { first: string };
  'needs-no-spare': { class: string };
  'spare-of-itself': { device: string };
  'spare-of-a-spare': { device: string };
  'spare-of-another-class': { device: string; class: string; expected: string };
  'spare-with-a-counter': None;
  'no-printer': { device: string; class: string };
  'spare-for-slips': { spareFor: string };

  'presses-or-scans': { found: 'both' | 'neither' };
  'desk-at-a-box': None;
  'window-at-a-scanner': None;
  'away-at-a-scanner': None;
  'away-is-a-press': { line: string };
  'away-without-scanner': None;
  'choice-unanswered': { choice: string; among: List; service: string };
};

/** With what the check of a kind finds. */
export type DeviceFaultArgs = WayFaultArgs & KindFaultArgs;
export type ConfigFaultArgs = ValueFaultArgs &
  YamlFaultArgs &
  SecretFaultArgs &
  WordFaultArgs &
  HallFaultArgs &
  DeviceFaultArgs;
export type ConfigFault = Coded<ConfigFaultArgs>;
