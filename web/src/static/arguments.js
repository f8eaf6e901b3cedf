// What was typed after the program's name.
import { parseArgs } from 'node:util';
import { FORMATS } from '../export/formats.js';
import { digitsOf } from '../model/options.js';
import { PRESETS } from '../model/presets.js';
import { LARGEST_SEED, LEVELS } from '../model/worksheet/blanks.js';
import { LAST_ITERATION } from '../model/work.js';

/** @import { Level } from '../model/worksheet/blanks.js' */

const PRESET_NAMES = Object.keys(PRESETS);
const FORMAT_NAMES = Object.keys(FORMATS);

export const HELP = `Usage: backprop-by-hand render <document.json> [options]
       backprop-by-hand export --format <name> <document.json> [options]
       backprop-by-hand worksheet --level <name> <document.json> [options]

<document.json> is a network document; - reads it from standard input.

render writes HTML without scripts that shows a network and its training
iteration worked out, to stand within <backprop-by-hand> for readers without
JavaScript.

  --steps <names>   only these steps, with commas between: Z[1],dW[2]
  --step <name>     the same of one step
  --page            a whole page, not only what stands within the element

export writes the whole iteration in another format. The scripts compute it
again and compare every number.

  --format <name>   ${FORMAT_NAMES.join(', ')}

worksheet writes a page to print, with numbers left out to be filled in.

  --level <name>    ${LEVELS.join(', ')}: one number of each step, whole matrices,
                    or everything
  --seed <number>   which sheet, 0 to ${LARGEST_SEED} (1): each has other blanks
  --key             the answers to the sheet instead of the sheet

export and worksheet take

  --iteration <n>   which one, after the updates before it (1)

All take

  --preset <name>   instead of a document, a network that comes with the widget:
                    ${PRESET_NAMES.slice(0, 5).join(', ')},
                    ${PRESET_NAMES.slice(5).join(', ')}
  --output <file>   where to write; standard output unless given
  --lang <tag>      language of the text, whose decimal sign numbers have (en)
  --digits <count>  significant digits of numbers, 2 to 15 (5)
  --help            this text

Exit code 1: the document cannot be read, or is refused. 2: wrong usage.
`;

/** @type {NonNullable<import('node:util').ParseArgsConfig['options']>} */
const OPTIONS = {
  preset: { type: 'string' },
  step: { type: 'string', multiple: true },
  steps: { type: 'string', multiple: true },
  format: { type: 'string' },
  iteration: { type: 'string' },
  level: { type: 'string' },
  seed: { type: 'string' },
  key: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  page: { type: 'boolean' },
  lang: { type: 'string' },
  digits: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

const ALWAYS = ['preset', 'output', 'lang', 'digits', 'help'];
/** What else each command takes. @type {Record<Command, readonly string[]>} */
const COMMANDS = {
  render: ['step', 'steps', 'page'],
  export: ['format', 'iteration'],
  worksheet: ['level', 'seed', 'key', 'iteration'],
};

/** @typedef {'render' | 'export' | 'worksheet'} Command */

/** What was typed cannot be understood. */
export class UsageError extends Error {}

/**
 * @typedef {{
 *   command: Command,
 *   file: string | null,
 *   preset: string | null,
 *   steps: string[],
 *   format: string,
 *   iteration: number,
 *   level: Level,
 *   seed: number,
 *   isKey: boolean,
 *   output: string | null,
 *   isPage: boolean,
 *   language: string,
 *   digits: number,
 * }} Wanted `steps` by name, none for all; `iteration` counts from 0; `file` is `-` for standard input
 */

/**
 * @param {string[]} typed
 * @returns {Wanted | null} null where help is asked for
 * @throws {UsageError}
 */
export function readArguments(typed) {
  const { values, positionals } = parsed(typed);
  if (values.help || typed.length === 0) return null;
  const [name, file = null, ...more] = positionals;
  const command = commandOf(name, values);
  const { preset = null, output = null, lang = 'en', digits } = values;
  const { format, iteration = '1', level, seed = '1', key } = values;
  if (more.length > 0) throw new UsageError(`one document at a time, got also ${more.join(' ')}`);
  if ((file === null) === (preset === null)) {
    throw new UsageError('expected either a document or --preset');
  }
  if (preset !== null) oneOf('preset', preset, PRESET_NAMES);
  if (command === 'export') oneOf('format', format, FORMAT_NAMES);
  if (command === 'worksheet') oneOf('level', level, LEVELS);
  return {
    command,
    file,
    preset,
    steps: [...(values.step ?? []), ...(values.steps ?? [])].flatMap(namesIn),
    format: format ?? '',
    iteration: wholeNumber('iteration', iteration, 1, LAST_ITERATION) - 1,
    level: /** @type {Level} */ (level),
    seed: wholeNumber('seed', seed, 0, LARGEST_SEED),
    isKey: Boolean(key),
    output,
    isPage: Boolean(values.page),
    language: lang,
    digits: digitsOf(digits === undefined ? null : Number(digits), (option, expected) =>
      refuse(option, expected, digits),
    ),
  };
}

/**
 * @param {string} option
 * @param {string} expected
 * @param {string | undefined} got
 * @returns {never}
 */
export function refuse(option, expected, got) {
  const what = got === undefined ? 'nothing' : JSON.stringify(got);
  throw new UsageError(`--${option}: expected ${expected}, got ${what}`);
}

/**
 * @param {string | undefined} name
 * @param {object} values the options that were given
 * @returns {Command}
 */
function commandOf(name, values) {
  const known = Object.keys(COMMANDS);
  const command = /** @type {Command | undefined} */ (known.find((one) => one === name));
  if (!command) {
    const names = known.map((one) => JSON.stringify(one)).join(', ');
    throw new UsageError(`there is no command ${JSON.stringify(name ?? '')}; there are ${names}`);
  }
  const allowed = [...COMMANDS[command], ...ALWAYS];
  const foreign = Object.keys(values).find((option) => !allowed.includes(option));
  if (foreign) {
    const names = allowed.map((option) => `--${option}`).join(', ');
    throw new UsageError(`${command} has no option --${foreign}; there are ${names}`);
  }
  return command;
}

/**
 * @param {string} option
 * @param {string | undefined} got
 * @param {readonly string[]} names
 */
function oneOf(option, got, names) {
  if (!got || !names.includes(got)) refuse(option, `one of ${names.join(', ')}`, got);
}

/**
 * @param {string} option
 * @param {string} got
 * @param {number} least
 * @param {number} most
 */
function wholeNumber(option, got, least, most) {
  const value = /^\d+$/.test(got) ? Number(got) : NaN;
  if (value >= least && value <= most) return value;
  return refuse(option, `a whole number from ${least} to ${most}`, got);
}

/** @param {string[]} typed */
function parsed(typed) {
  try {
    const { values, positionals } = parseArgs({
      args: typed,
      options: OPTIONS,
      allowPositionals: true,
    });
    return {
      positionals,
      values:
        /** @type {{preset?: string, step?: string[], steps?: string[], format?: string,
         *   iteration?: string, level?: string, seed?: string, key?: boolean, output?: string, page?: boolean, lang?: string, digits?: string,
         *   help?: boolean}} */ (values),
    };
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split('. ');
    const names = Object.keys(OPTIONS).map((name) => `--${name}`);
    throw new UsageError(`${reason}; there are ${names.join(', ')}`, { cause: error });
  }
}

/** @param {string} list */
function namesIn(list) {
  return list
    .replace(/\s/g, '')
    .split(',')
    .filter((name) => name !== '');
}
