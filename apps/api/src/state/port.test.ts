import { describe } from 'vitest';
import { statePortCases } from './port.cases.ts';
import { openMemoryState } from './testing/memory.ts';

describe('SQLite in memory', () => statePortCases(openMemoryState));
