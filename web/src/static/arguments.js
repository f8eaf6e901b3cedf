// What was typed after the program's name.
import { parseArgs } from 'node:util';
import { digitsOf } from '../model/options.js';
import { PRESETS } from '../model/presets.js';

export const HELP = `Usage: backprop-by-hand render <document.json> [options]
       backprop-by-hand render --preset <name> [options]

Writes HTML without scripts that shows a network and its training iteration
worked out, to stand within <backprop-by-hand> for readers without JavaScript.
<document.json> is a network document; - reads it from standard input.

  --preset <name>   a network that comes with the widget: ${Object.keys(PRESETS).slice(0, 4).join(', ')},
                    ${Object.keys(PRESETS).slice(4).join(', ')}
  --steps <names>   only these steps, with commas between: Z[1],dW[2]
  --step <name>     the same of one step
  --output <file>   where to write; standard output unless given
  --page            a whole page, not only what stands within the element
  --lang <tag>      language of the page, whose decimal sign numbers have (en)
  --digits <count>  significant digits of numbers, 2 to 15 (5)
  --help            this text

Exit code 1: the document cannot be read, or is refused. 2: wrong usage.
`;

/** @type {NonNullable<import('node:util').ParseArgsConfig['options']>} */
const OPTIONS = {
  preset: { type: 'string' },
  step: { type: 'string', multiple: true },
  steps: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
  page: { type: 'boolean' },
  lang: { type: 'string' },
  digits: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

/** What was typed cannot be understood. */
export class UsageError extends Error {}

/**
 * @typedef {{
 *   file: string | null,
 *   preset: string | null,
 *   steps: string[],
 *   output: string | null,
 *   isPage: boolean,
 *   language: string,
 *   digits: number,
 * }} Wanted `steps` by name, none for all; `file` is `-` for standard input
 */

/**
 * @param {string[]} typed
 * @returns {Wanted | null} null where help is asked for
 * @throws {UsageError}
 */
export function readArguments(typed) {
  const { values, positionals } = parsed(typed);
  if (values.help || typed.length === 0) return null;
  const [command, file = null, ...more] = positionals;
  if (command !== 'render') {
    throw new UsageError(`there is no command ${JSON.stringify(command ?? '')}; there is "render"`);
  }
  const { preset = null, output = null, lang = 'en', digits } = values;
  if (more.length > 0) throw new UsageError(`one document at a time, got also ${more.join(' ')}`);
  if ((file === null) === (preset === null)) {
    throw new UsageError('expected either a document or --preset');
  }
  if (preset !== null && !Object.hasOwn(PRESETS, preset)) {
    const names = Object.keys(PRESETS).join(', ');
    throw new UsageError(`--preset: expected one of ${names}, got ${JSON.stringify(preset)}`);
  }
  return {
    file,
    preset,
    steps: [...(values.step ?? []), ...(values.steps ?? [])].flatMap(namesIn),
    output,
    isPage: Boolean(values.page),
    language: lang,
    digits: digitsOf(digits === undefined ? null : Number(digits), (option, expected) => {
      throw new UsageError(`--${option}: expected ${expected}, got ${JSON.stringify(digits)}`);
    }),
  };
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
        /** @type {{preset?: string, step?: string[], steps?: string[], output?: string,
         *   page?: boolean, lang?: string, digits?: string, help?: boolean}} */ (values),
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
