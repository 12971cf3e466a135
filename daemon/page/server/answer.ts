/** Answers of the page's server that are a text. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

type Answer = { type: string; text: string; status?: number; isSecret?: boolean };

/** A browser may keep it, but asks each time whether it has changed: a reload shows what was edited. `isSecret`: nobody keeps it. */
export function answerText(
  request: IncomingMessage,
  response: ServerResponse,
  { type, text, status = 200, isSecret = false }: Answer,
): void {
  const body = Buffer.from(text);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  response.setHeader('Cache-Control', isSecret ? 'no-store' : 'no-cache');
  if (!isSecret) response.setHeader('ETag', etag);
  if (status === 200 && !isSecret && request.headers['if-none-match'] === etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.statusCode = status;
  response.setHeader('Content-Type', `${type}; charset=utf-8`);
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

/** What is not there, or not allowed, in words for a person. */
export function answerInWords(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  sentence: string,
): void {
  answerText(request, response, { type: 'text/plain', text: `${sentence}\n`, status });
}
