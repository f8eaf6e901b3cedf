// @ts-check
// Which lines of cpp/core the C++ tests and the fuzz corpus reach: `npm run coverage`. Fails below
// the limit.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { buildPreset } from '../web/tools/cmake.js';
import { setUp } from '../web/tools/setup.js';

const LEAST_PERCENT = 98;
const BUILD = 'build/coverage';
const CORE = 'cpp/core/';
const PROGRAMS = [
  ['tests/cpp/backprop_tests'],
  ['tests/fuzz/replay_document', 'tests/fuzz/corpus/document.txt'],
  ['tests/fuzz/replay_session', 'tests/fuzz/corpus/session.txt'],
  ['tests/fuzz/replay_practice', 'tests/fuzz/corpus/practice.txt'],
];

/**
 * What `gcov --json-format` says of one translation unit, as far as it matters here.
 * @typedef {object} GcovReport
 * @property {string} current_working_directory where the compiler ran
 * @property {{file: string, lines: {line_number: number, count: number}[]}[]} files
 */

/** @typedef {Map<number, number>} LineCounts how often each line ran */

/** The code of such a line destroys what a function holds when an exception ends it. */
const ONLY_BRACKETS = /^[\s})\];]*$/;

/**
 * @param {string} command
 * @param {string[]} commandArguments
 * @returns {string} its standard output
 */
function run(command, commandArguments) {
  const { status, stdout, stderr, error } = spawnSync(command, commandArguments, {
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${stdout}${stderr}\n\`${command}\` failed.`);
  return stdout;
}

/** @returns {string[]} the counters that programs left, one file per translation unit */
function counterFiles() {
  if (!existsSync(BUILD)) return [];
  return readdirSync(BUILD, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.gcda'))
    .map((name) => join(BUILD, name));
}

function countLines() {
  for (const file of counterFiles()) rmSync(file); // or the counts of all runs would add up
  buildPreset('coverage', {
    targets: ['all'],
    options: { BACKPROP_TESTS: 'ON', BACKPROP_WARNINGS_AS_ERRORS: 'ON' },
  });
  for (const [program, ...programArguments] of PROGRAMS) {
    run(join(BUILD, program), programArguments);
  }
  const output = run('gcov', ['--json-format', '--stdout', ...counterFiles()]);
  return merge(
    output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}

/**
 * Adds up what all translation units say of a line: one of a header is in many of them.
 * @param {GcovReport[]} reports
 * @returns {Map<string, LineCounts>} by path, for the files of the core
 */
function merge(reports) {
  /** @type {Map<string, LineCounts>} */
  const merged = new Map();
  for (const { current_working_directory: folder, files } of reports) {
    for (const { file, lines } of files) {
      const path = relative('.', resolve(folder, file)).replaceAll('\\', '/');
      if (!path.startsWith(CORE)) continue;
      const counts = merged.get(path) ?? new Map();
      merged.set(path, counts);
      for (const { line_number: line, count } of lines) {
        counts.set(line, (counts.get(line) ?? 0) + count);
      }
    }
  }
  return merged;
}

/**
 * `3, 7-9`
 * @param {number[]} lines ascending
 */
function ranges(lines) {
  const starts = lines.filter((line) => !lines.includes(line - 1));
  const ends = lines.filter((line) => !lines.includes(line + 1));
  return starts.map((start, i) => (start === ends[i] ? start : `${start}-${ends[i]}`)).join(', ');
}

/**
 * @param {string} name
 * @param {number} lines
 * @param {number} covered
 * @param {string} [note]
 */
function printRow(name, lines, covered, note = '') {
  const columns = [lines, covered, percent(covered, lines).toFixed(1)];
  const cells = columns.map((column) => String(column).padStart(8));
  console.log(`${name.padEnd(32)}${cells.join('')}  ${note}`.trimEnd());
}

/**
 * @param {number} part
 * @param {number} whole
 */
function percent(part, whole) {
  return (100 * part) / whole;
}

/**
 * Prints a row per file and the text of each line that nothing reached.
 * @param {Map<string, LineCounts>} counts
 * @returns {number} the percentage of all lines that were reached
 */
function printReport(counts) {
  let allLines = 0;
  let allCovered = 0;
  const misses = [];
  console.log(`${'file'.padEnd(32)}   lines covered       %  not reached`);
  for (const [path, lineCounts] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = readFileSync(path, 'utf8').split('\n');
    const lines = [...lineCounts.keys()].filter((line) => !ONLY_BRACKETS.test(text[line - 1]));
    const missed = lines.filter((line) => lineCounts.get(line) === 0).sort((a, b) => a - b);
    if (lines.length === 0) continue; // a header that only declares
    printRow(path, lines.length, lines.length - missed.length, ranges(missed));
    misses.push(...missed.map((line) => `${path}:${line}: ${text[line - 1].trim()}`));
    allLines += lines.length;
    allCovered += lines.length - missed.length;
  }
  printRow('all', allLines, allCovered);
  if (misses.length > 0) console.log(`\nNot reached:\n${misses.join('\n')}`);
  return percent(allCovered, allLines);
}

setUp(['coverage']);
try {
  const reached = printReport(countLines());
  if (!(reached >= LEAST_PERCENT)) {
    throw new Error(`\n${reached.toFixed(1)} % is less than ${LEAST_PERCENT} %.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
