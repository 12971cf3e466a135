/** The frames of a reader of identity cards. What stands on a card is told by its length alone. */
import {
  answerDecoder,
  answerParts,
  questionDecoder,
  questionParts,
  statusMeans,
  textIn,
} from '../../../drivers/id-card/codec.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { pieceFinder } from '../../frames/message-finder.ts';
import { type ByteReader, junk } from '../../frames/reading.ts';

const who = 'card reader';

const asks = {
  state: 'is asked whether it is well',
  find: 'is to look whether a card is there',
  select: 'is to select the card',
  read: 'is to read the card',
} as const;

export function idCardFrames(): ByteReader {
  const toReader = pieceFinder(questionDecoder());
  const fromReader = pieceFinder(answerDecoder());
  return {
    rx: chunk =>
      toReader(chunk).map(({ message, bytes }) => {
        if (message?.is !== 'question') return junk(who, bytes, 'no question to a card reader');
        const table = fieldTable(bytes);
        questionParts(table);
        const { question } = message;
        const says = question === undefined ? 'is told what is not known here' : asks[question];
        return { says: `${who}: ${says}`, fields: table.fields(), bytes };
      }),
    tx: chunk =>
      fromReader(chunk).map(({ message, bytes }) => {
        if (message?.is !== 'answer') return junk(who, bytes, 'no answer of a card reader');
        const table = fieldTable(bytes);
        answerParts(table);
        const { answer } = message;
        const says = textIn(answer) === undefined ? statusMeans(answer.status) : 'has read a card';
        return { says: `${who}: ${says}`, fields: table.fields(), bytes };
      }),
  };
}
