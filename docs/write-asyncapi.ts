/** `npm run asyncapi`: writes docs/asyncapi.yaml anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncapi } from './asyncapi-document.ts';

writeFileSync(join(import.meta.dirname, 'asyncapi.yaml'), asyncapi());
