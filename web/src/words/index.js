// All sentences, by language. English is the only language so far.
import { controls } from './en/controls.js';
import { editor } from './en/editor.js';
import { inspector } from './en/inspector.js';
import { network } from './en/network.js';
import { steps } from './en/steps.js';

export const words = { controls, editor, inspector, network, steps };

/** @typedef {typeof words} Words */
