#!/usr/bin/env node
// The program of the package: `npx backprop-by-hand render document.json`, `export`, `worksheet`.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadEngine } from '../engine/index.js';
import { exported } from '../export/formats.js';
import { useLocale } from '../format.js';
import { isNamed } from '../model/place.js';
import { PRESETS } from '../model/presets.js';
import { namesOf } from '../model/step-names.js';
import { Walkthrough } from '../model/walkthrough.js';
import { wordsFor } from '../words/index.js';
import { handoutTables } from '../words/handouts.js';
import { HELP, UsageError, readArguments, refuse } from './arguments.js';
import { fragmentText, pageText } from './document.js';
import { worksheetText } from './worksheet.js';

/**
 * @import { Step } from '../engine/types.js'
 * @import { Wanted } from './arguments.js'
 */

const STANDARD_INPUT = 0;
const ID_LENGTH = 8;

/** @param {string[]} typed */
async function run(typed) {
  const wanted = readArguments(typed);
  if (!wanted) {
    process.stdout.write(HELP);
    return;
  }
  const { file, preset, output, language, digits } = wanted;
  const source = preset === null ? readText(file ?? '') : PRESETS[preset];
  const walk = Walkthrough.open(await loadEngine(), source);
  useLocale(language, digits);
  const write = { render, export: exportIteration, worksheet }[wanted.command];
  const text = write(walk, wanted, source);
  if (output === null) process.stdout.write(text);
  else writeFileSync(output, text);
}

/**
 * @param {Walkthrough} walk
 * @param {Wanted} wanted
 * @param {object | string} source what it was opened with
 */
function render(walk, { steps, isPage, language, digits }, source) {
  const indices = indicesOf(steps, walk.steps);
  const id = idOf(JSON.stringify([source, indices, language, digits]));
  const fragment = fragmentText(walk, { indices, language, id });
  return isPage ? pageText(fragment, { title: walk.title, language }) : fragment;
}

/**
 * @param {Walkthrough} walk
 * @param {Wanted} wanted
 */
function exportIteration(walk, { format, iteration, language, digits }) {
  trainTo(walk, iteration);
  const words = handoutTables.for(language).iteration;
  const sentences = { ...wordsFor(language).steps, ...words };
  const file = exported(format, walk.derivation, { digits, sentences });
  if (!file) throw new Error(words.notFinite);
  return file.text;
}

/**
 * @param {Walkthrough} walk
 * @param {Wanted} wanted
 */
function worksheet(walk, wanted) {
  trainTo(walk, wanted.iteration);
  const { derivation } = walk;
  if (!derivation.isFinite) throw new Error(handoutTables.for(wanted.language).worksheet.notFinite);
  return worksheetText(derivation, wanted);
}

/**
 * @param {Walkthrough} walk
 * @param {number} iteration
 */
function trainTo(walk, iteration) {
  const most = walk.mostIterations;
  if (iteration > most) {
    refuse(
      'iteration',
      `up to ${most + 1}, as far as this network is trained at once`,
      `${iteration + 1}`,
    );
  }
  walk.goTo({ iteration });
}

/**
 * @param {string} file `-` for standard input
 * @returns {string} without the mark that some editors begin with
 */
function readText(file) {
  return new TextDecoder().decode(readFileSync(file === '-' ? STANDARD_INPUT : file));
}

/**
 * @param {string[]} names none for all
 * @param {readonly Step[]} steps
 * @returns {number[]} in the order of the steps, each once
 * @throws {UsageError}
 */
function indicesOf(names, steps) {
  const all = [...steps.keys()];
  if (names.length === 0) return all;
  const unknown = names.find((name) => !steps.some(({ result }) => isNamed(result, name)));
  if (unknown !== undefined) {
    const existing = namesOf(steps);
    throw new UsageError(`there is no step ${JSON.stringify(unknown)}; there are ${existing}`);
  }
  return all.filter((index) => names.some((name) => isNamed(steps[index].result, name)));
}

/**
 * The same for the same markup, and another for other markup.
 * @param {string} text
 */
function idOf(text) {
  return `bbh-${createHash('sha256').update(text).digest('hex').slice(0, ID_LENGTH)}`;
}

process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== 'EPIPE') throw error; // else its reader has seen enough
});
run(process.argv.slice(2)).catch((error) => {
  const isUsage = error instanceof UsageError;
  process.stderr.write(`backprop-by-hand: ${error.message}\n`);
  if (isUsage) process.stderr.write('`backprop-by-hand --help` says more.\n');
  process.exitCode = isUsage ? 2 : 1;
});
