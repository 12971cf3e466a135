/**
 * How the platform of a city books seats in a hall over MQTT (R18): a client to read and to copy. It needs Node 24 and the package mqtt.
 *
 *     node booking-client.ts mqtt://127.0.0.1:1883 fuzhou free withdrawal
 *     echo 11010519491231002X | node booking-client.ts mqtt://127.0.0.1:1883 fuzhou book withdrawal 2026-11-25T09:30 bank=icbc
 *     node booking-client.ts mqtt://127.0.0.1:1883 fuzhou cancel 7Q2M4KX0ZB
 *
 * With users, the address names the platform's (`mqtts://platform@hall.example:8883`, role citizen), and MQTT_PASSWORD has the password.
 * An identity number is read from standard input: a command line can be read by everybody on the machine. It exits with 0 when the hall
 * has done what was asked, with 1 when it has refused, and with 2 when it could not be asked.
 */
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { connectAsync } from 'mqtt';

/** What a hall tells of the order: `rejected` has a code for programs, and a sentence for people. */
type Answer = { status: string; code?: string; message?: string; data?: unknown };

const [url = '', hall = '', asked = '', ...words] = process.argv.slice(2);
const prefix = `one-ticket/v1/${hall}`;
const answerWithinMs = 5000;
const asksAtMost = 3;
const { username } = new URL(url);
const own = username === '' ? '' : `/${username}`;
const client = `platform-${randomUUID()}`;
const answers = `${prefix}/rsp${own}/${client}`;

const password = process.env['MQTT_PASSWORD'];
const broker = await connectAsync(url, { ...(password !== undefined && { password }) }, false).catch(
  (error: unknown) => {
    process.stderr.write(`the broker of the hall cannot be reached: ${String(error)}\n`);
    process.exit(2);
  },
);

/** The first message that comes on a topic, while somebody waits for it. */
function heard(topic: string): Promise<unknown> {
  return new Promise(resolve => {
    broker.on('message', (from, body) => {
      if (from === topic) resolve(JSON.parse(body.toString()));
    });
  });
}

/**
 * A hall does nothing twice for the same id. Whether the order was lost on its way, or its answer, it is given again as it was, and the
 * answer is that of the first time.
 */
async function order(verb: string, args: object): Promise<Answer> {
  const id = randomUUID();
  await broker.subscribeAsync(`${answers}/#`, { qos: 1 });
  const answer = heard(`${answers}/${id}`);
  for (let asks = 0; asks < asksAtMost; asks += 1) {
    const message = JSON.stringify({ id, client, args });
    await broker.publishAsync(`${prefix}/cmd/${verb}${own}`, message, { qos: 1 });
    const told = await Promise.race([answer, after(answerWithinMs, undefined, { ref: false })]);
    if (told !== undefined) return told as Answer;
  }
  throw new Error(`the hall ${hall} has not answered: whether it was done is not known, so ask again later`);
}

/** Free seats stand in a retained message, which is told again with each one that is booked or given up. */
async function free(service: string): Promise<Answer> {
  const topic = `${prefix}/state/slots/${service}`;
  const told = heard(topic);
  await broker.subscribeAsync(topic, { qos: 1 });
  const data = await Promise.race([told, after(answerWithinMs, undefined, { ref: false })]);
  if (data === undefined)
    throw new Error(`found no slots of ${service}: is the hall ${hall} there, and can it be booked?`);
  return { status: 'ok', data };
}

async function book(service: string, slot: string, choices: readonly string[]): Promise<Answer> {
  const identity = (await text(process.stdin)).trim();
  const choice = Object.fromEntries(choices.map(one => one.split('=')));
  return order('book', { service, slot, identity, ...(choices.length > 0 && { choice }) });
}

async function done(): Promise<Answer> {
  const [first = '', second = '', ...others] = words;
  if (asked === 'free') return free(first);
  if (asked === 'book') return book(first, second, others);
  if (asked === 'cancel') return order('book-cancel', { booking: first });
  throw new Error(`found "${asked}", expected free, book or cancel`);
}

try {
  const { status, code, message, data } = await done();
  const isDone = status === 'ok' || status === 'duplicate';
  process.stdout.write(`${JSON.stringify(isDone ? (data ?? {}) : { code, message })}\n`);
  process.exitCode = isDone ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
} finally {
  await broker.endAsync(true);
}
