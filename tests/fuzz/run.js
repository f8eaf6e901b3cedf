// @ts-check
// Fuzzes the core: `npm run fuzz`, or `npm run fuzz -- 600` for ten minutes in all. With --keep the
// inputs that reach new code go into the corpus.
//
// A corpus file holds one input per line; `\0a` is the byte with that hexadecimal number. What a
// run finds interesting stays in build/fuzz/, where the next run goes on from it.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { buildPreset } from '../../web/tools/cmake.js';
import { setUp } from '../../web/tools/setup.js';

const TARGETS = ['document', 'practice', 'session'];
const BUILD = 'build/fuzz';
const DEFAULT_SECONDS = 60;
const PLAIN = /^[\x20-\x5b\x5d-\x7e]$/; // printable, without the backslash

/** What libFuzzer says while it runs: no part of a finding. */
const PROGRESS = /^(#\d+|INFO: |MERGE-OUTER: |Dictionary: |\t).*\n/gm;

/** One input may take this long and be this large. */
const LIMITS = ['-timeout=20', '-max_len=4000'];

/** @param {Buffer} bytes */
function escape(bytes) {
  return [...bytes]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return PLAIN.test(character) ? character : `\\${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
}

/** @param {string} line */
function unescape(line) {
  const bytes = line.replace(/\\(..)/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** @param {string} name */
function corpusFile(name) {
  return `tests/fuzz/corpus/${name}.txt`;
}

/** @param {string} folder */
function emptied(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Writes each input of the corpus to a file of its own, as libFuzzer wants them.
 * @param {string} name
 */
function unpack(name) {
  const folder = emptied(`${BUILD}/kept/${name}`);
  const lines = readFileSync(corpusFile(name), 'utf8').trimEnd().split('\n');
  lines.forEach((line, index) => writeFileSync(`${folder}/${index}`, unescape(line)));
  return folder;
}

/**
 * Adds to the corpus the fewest inputs with which it reaches all that was reached.
 * @param {string} name
 * @param {string} kept folder with the corpus
 * @param {string} found folder with more
 */
function keep(name, kept, found) {
  const isOld = new Set(readdirSync(kept));
  fuzz(name, ['-set_cover_merge=1', '-use_counters=0', kept, found]);
  const added = readdirSync(kept)
    .filter((file) => !isOld.has(file))
    .map((file) => escape(readFileSync(`${kept}/${file}`)))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  appendFileSync(corpusFile(name), added.map((line) => `${line}\n`).join(''));
  console.log(`${name}: ${added.length} inputs added to ${isOld.size}`);
}

/**
 * Runs the program of a target.
 * @param {string} name
 * @param {string[]} programArguments
 * @returns {string} what it says
 * @throws {Error} with the finding, if there is one
 */
function fuzz(name, programArguments) {
  const findings = emptied(`${BUILD}/findings/${name}`);
  const { status, stderr } = spawnSync(
    `${BUILD}/tests/fuzz/fuzz_${name}`,
    [`-artifact_prefix=${findings}/`, ...LIMITS, ...programArguments],
    { encoding: 'utf8', maxBuffer: Infinity },
  );
  if (status === 0) return stderr;
  const report = stderr.replace(PROGRESS, '').replace(/^NOTE: libFuzzer[^]*/m, '');
  const inputs = readdirSync(findings).map((file) => escape(readFileSync(`${findings}/${file}`)));
  throw new Error(`${report}\nThe input, as a line for ${corpusFile(name)}:\n${inputs.join('\n')}`);
}

/**
 * Looks for inputs that break the core.
 * @param {string} name
 * @param {number} seconds
 */
function explore(name, seconds) {
  const kept = unpack(name);
  const found = `${BUILD}/found/${name}`;
  mkdirSync(found, { recursive: true });
  const dictionary = `-dict=tests/fuzz/${name}.dict`;
  const time = `-max_total_time=${seconds}`;
  const output = fuzz(name, [time, '-print_final_stats=1', dictionary, found, kept]);
  const [runs, speed] = ['number_of_executed_units', 'average_exec_per_sec'].map(
    (key) => output.match(new RegExp(`^stat::${key}: +(\\d+)$`, 'm'))?.[1],
  );
  console.log(`${name}: ${runs} runs in ${seconds} s, ${speed} per second, no finding`);
  return { kept, found };
}

const options = process.argv.slice(2);
const isKeeping = options.includes('--keep');
const seconds = Number(options.find((option) => option !== '--keep') ?? DEFAULT_SECONDS);
if (!(seconds >= TARGETS.length)) {
  console.error(`Expected a number of seconds from ${TARGETS.length} on.`);
  process.exit(1);
}

setUp(['fuzz']);
try {
  buildPreset('fuzz', { target: 'all' });
  for (const name of TARGETS) {
    const { kept, found } = explore(name, Math.floor(seconds / TARGETS.length));
    if (isKeeping) keep(name, kept, found);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
