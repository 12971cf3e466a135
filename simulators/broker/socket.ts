/** The MQTT of a browser: its messages in a WebSocket. */
import type { Duplex } from 'node:stream';
import { createWebSocketStream, type WebSocket } from 'ws';
import { mostBehindBytes } from './broker.ts';

/** As a broker takes it. What is written in one turn goes as one frame: a browser wakes up for each. */
export function mqttSocket(socket: WebSocket): Duplex {
  return createWebSocketStream(socket, {
    writableHighWaterMark: mostBehindBytes,
    writev(parts, sent) {
      socket.send(Buffer.concat(parts.map(({ chunk }) => chunk)), sent);
    },
  });
}
