/** Somebody at a desk's page, without the page: what their browser says to `screens`, and is told. */
import { once } from 'node:events';
import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http';
import { request as overTls } from 'node:https';
import { type DeskTold, keyHeader, type Session } from '../../../daemon/page/desk/contract.ts';

type Said = { method?: string; body?: object | string; headers?: Record<string, string | undefined> };
export type Told = { status: number; body: Record<string, unknown>; headers: IncomingMessage['headers'] };

export type DeskStream = {
  /** What stands, by its topic. */
  topics: Map<string, unknown>;
  told: DeskTold[];
  bytes(): number;
  /** The server has ended it. */
  isEnded(): boolean;
  leave(): void;
};

export type DeskClient = {
  /** As it came last. */
  session(): Session;
  cookie(): string;
  /** An undefined header is left out, also of those that a browser says. */
  ask(path: string, said?: Said): Promise<Told>;
  signIn(user?: string, password?: string): Promise<Told>;
  order(id: string, verb: string, args?: object): Promise<Told>;
  stream(): Promise<DeskStream>;
};

/** `url`: of the page. `from`: the address that it asks from; all of 127.0.0.0/8 is this machine. */
export function deskClient(url: string, tls: { ca?: Buffer } = {}, from = '127.0.0.1'): DeskClient {
  const { origin, pathname } = new URL(url);
  const begin = origin.startsWith('https') ? overTls : overHttp;
  let cookie = '';
  let session: Session | undefined;

  async function opened(
    path: string,
    { method = 'GET', body, headers = {} }: Said,
  ): Promise<IncomingMessage> {
    const all = {
      ...(cookie !== '' && { Cookie: cookie }),
      ...(method === 'POST' && { Origin: origin, [keyHeader]: session?.key ?? '' }),
      ...headers,
    };
    const options: RequestOptions & { ca?: Buffer; servername: string } = {
      ...tls,
      servername: 'localhost',
      method,
      agent: false,
      localAddress: from,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
    };
    const asked = begin(`${origin}${pathname}/${path}`, options);
    asked.end(typeof body === 'object' ? JSON.stringify(body) : body);
    const [response]: [IncomingMessage] = (await once(asked, 'response')) as [IncomingMessage];
    return response;
  }

  async function ask(path: string, said: Said = {}): Promise<Told> {
    const response = await opened(path, said);
    let text = '';
    for await (const chunk of response) text += String(chunk);
    const { statusCode: status = 0, headers } = response;
    const [given] = headers['set-cookie'] ?? [];
    if (given !== undefined) cookie = given.split(';')[0] ?? '';
    const isJson = headers['content-type']?.startsWith('application/json') === true;
    return { status, headers, body: isJson ? JSON.parse(text) : {} };
  }

  return {
    session() {
      if (session === undefined) throw new Error('nobody has signed in');
      return session;
    },
    cookie: () => cookie,
    ask,
    async signIn(user, password) {
      const told = await ask('sign-in', { method: 'POST', body: { user, password } });
      if (told.status === 200) session = told.body as unknown as Session;
      return told;
    },
    order: (id, verb, args = {}) => ask('order', { method: 'POST', body: { id, verb, args } }),
    async stream() {
      const response = await opened('stream', {});
      if (response.statusCode !== 200) throw new Error(`no stream: ${response.statusCode}`);
      const topics = new Map<string, unknown>();
      const told: DeskTold[] = [];
      let [text, bytes, isEnded] = ['', 0, false];
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        const parts = (text + chunk.toString()).split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          const one: DeskTold = JSON.parse(part.replace(/^data: /, ''));
          told.push(one);
          if (one.whole) topics.clear();
          for (const [topic, value] of Object.entries(one.topics))
            if (value === null) topics.delete(topic);
            else topics.set(topic, value);
        }
      });
      response.on('error', () => {});
      response.on('close', () => (isEnded = true));
      return { topics, told, bytes: () => bytes, isEnded: () => isEnded, leave: () => response.destroy() };
    },
  };
}
