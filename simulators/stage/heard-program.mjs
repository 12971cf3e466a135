/**
 * Run in place of a program that speaks (heard-port.ts): `heard-program.mjs SOCKET ARGUMENT…`. Hands its arguments and its
 * standard input to the stage, and ends as it is told. Killed, it is silent at once: the socket closes with it.
 * Plain JavaScript, so that any Node starts it quickly.
 */
import { createConnection } from 'node:net';

const [socketPath, ...args] = process.argv.slice(2);

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const input = Buffer.concat(chunks).toString();

let answer = '';
const socket = createConnection(socketPath);
socket.on('connect', () => socket.write(`${JSON.stringify({ args, input })}\n`));
socket.on('data', chunk => {
  answer += chunk;
});
// Without the stage there is nobody to speak: the shell's code for a program that is not there.
socket.on('error', () => {});
socket.on('close', () => {
  const line = answer.split('\n')[0];
  const { code, error } = line === '' ? { code: 127, error: 'not found' } : JSON.parse(line);
  if (error !== '') process.stderr.write(`${error}\n`);
  process.exitCode = code;
});
