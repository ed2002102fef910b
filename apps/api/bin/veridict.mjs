#!/usr/bin/env node
import { runFromTerminal } from '../dist/cli/terminal.js';

await runFromTerminal();
