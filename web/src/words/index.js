// All sentences, by language. English is the only language so far.
import { controls } from './en/controls.js';
import { network } from './en/network.js';
import { share } from './en/share.js';
import { steps } from './en/steps.js';

export const words = { controls, network, share, steps };

/** @typedef {typeof words} Words */
