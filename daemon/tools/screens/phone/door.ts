/** `/t/<token>` and what lies below it. Whoever has no good token is told one and the same, whatever is wrong with it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText } from '../../../page/server/answer.ts';
import type { PageFiles } from '../../../page/server/files.ts';
import { bodyOf } from '../body.ts';
import { actionOf, bodyAtMostBytes } from './actions.ts';
import type { Phones } from './phones.ts';

export const phonePath = '/t/';
/** None of these is a token. */
export const phonePages = new Map([
  [phonePath, 'daemon/page/phone/index.html'],
  [`${phonePath}gone`, 'daemon/page/phone/gone.html'],
]);

export type PhoneDoor = (request: IncomingMessage, response: ServerResponse, path: string) => void;

export function phoneDoor(phones: Phones, files: PageFiles): PhoneDoor {
  const gone = (request: IncomingMessage, response: ServerResponse) =>
    files(request, response, `${phonePath}gone`, { status: 404, isSecret: true });

  async function act(
    request: IncomingMessage,
    response: ServerResponse,
    [ticket, name]: [string, string],
  ): Promise<void> {
    const action = actionOf(name);
    const body = action && (await bodyOf(request, bodyAtMostBytes));
    const code = action && body && (await phones.act(action, ticket, body));
    const status = action === undefined ? 404 : code === undefined ? 400 : 200;
    answerText(request, response, {
      type: 'application/json',
      text: JSON.stringify({ code: code ?? 'no-order' }),
      status,
      isSecret: true,
    });
  }

  return (request, response, path) => {
    const [token = '', below, ...more] = path.slice(phonePath.length).split('/');
    const isPost = request.method === 'POST';
    const admission = phones.admission(token);
    if (admission.is === 'gone' || more.length > 0) return void gone(request, response);
    // Nobody can tell yet: the page waits for the hall, and asks again.
    const isHeard = admission.is === 'ticket';
    if (!isPost && below === undefined)
      return void files(request, response, phonePath, { status: isHeard ? 200 : 503, isSecret: true });
    if (isHeard && isPost && below !== undefined)
      return void act(request, response, [admission.ticket, below]);
    if (isHeard && !isPost && below === 'stream') return phones.stream(request, response, admission.ticket);
    if (isHeard) return void gone(request, response);
    response.statusCode = 503;
    response.setHeader('Cache-Control', 'no-store');
    response.end();
  };
}
