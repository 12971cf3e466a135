/** Somebody who answers what is ordered of a hall that is only told by its topics. */
import { connectAsync } from 'mqtt';

export type Ordered = { verb: string; args: Record<string, unknown> };

export type ToldOrders = {
  /** Everything that was ordered, in order. */
  ordered: Ordered[];
  /** By which id each was ordered, in order. */
  ids: string[];
  /** What is answered from now on: the data, or `{refused: code}`; nothing: nobody answers. */
  answers(answer: (order: Ordered) => object | undefined): void;
  close(): Promise<void>;
};

export async function answerOrders(
  url: string,
  first: (order: Ordered) => object | undefined,
): Promise<ToldOrders> {
  const ordered: Ordered[] = [];
  const ids: string[] = [];
  let answer = first;
  const desk = await connectAsync(url, { protocolVersion: 4, reconnectPeriod: 20 });
  desk.on('error', () => undefined);
  desk.on('message', (topic, payload) => {
    const verb = topic.split('/').at(-1) ?? '';
    const { id, client, args } = JSON.parse(payload.toString());
    const order = { verb, args };
    ordered.push(order);
    ids.push(id);
    const data = answer(order);
    if (data === undefined) return;
    const { refused, ...rest } = data as { refused?: string; args?: object; message?: string };
    const body =
      refused === undefined
        ? { id, status: 'ok', code: 'ok', data: rest }
        : { id, status: 'rejected', code: refused, message: refused, ...rest };
    desk.publish(`one-ticket/v1/fuzhou/rsp/${client}/${id}`, JSON.stringify(body));
  });
  await desk.subscribeAsync('one-ticket/v1/fuzhou/cmd/+');
  return {
    ordered,
    ids,
    answers(next) {
      answer = next;
    },
    close: () => desk.endAsync(true),
  };
}
