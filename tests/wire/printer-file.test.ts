import { printerCases } from './printer-cases.ts';

printerCases('file');
