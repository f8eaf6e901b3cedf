// All sentences, by language. English is the only language so far.
import { controls } from './en/controls.js';
import { lens } from './en/lens.js';
import { network } from './en/network.js';
import { steps } from './en/steps.js';

export const words = { controls, lens, network, steps };

/** @typedef {typeof words} Words */
