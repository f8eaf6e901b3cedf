// @ts-check
// The page with the pseudo-language of the tests, of which nothing is in what is published.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const BINARIES = ['engine', 'practice'].map((name) => `backprop-by-hand/${name}.wasm`);

/** The widget and lessons, with a language more. */
const ENTRY = `
  import { registerWords, words } from './web/src/words/index.js';
  import { lessonTables } from './web/src/words/lesson.js';
  import { lesson } from './web/src/words/en/lesson.js';
  import { practiceTables, practiceWords } from './web/src/words/practice.js';
  import { handoutTables, handoutWords } from './web/src/words/handouts.js';
  import { PSEUDO_LANGUAGE, pseudoWords } from './tests/pseudo-language.js';
  import './web/src/define.js';
  import './web/src/define-lesson.js';
  registerWords(PSEUDO_LANGUAGE, { ...pseudoWords(words), language: PSEUDO_LANGUAGE });
  practiceTables.register(PSEUDO_LANGUAGE, pseudoWords(practiceWords));
  handoutTables.register(PSEUDO_LANGUAGE, {
    ...pseudoWords(handoutWords),
    language: PSEUDO_LANGUAGE,
  });
  lessonTables.register(PSEUDO_LANGUAGE, { ...pseudoWords(lesson), language: PSEUDO_LANGUAGE });
`;

/**
 * @returns {Promise<{folder: string, remove: () => void}>} a folder to serve
 */
export async function makePseudoPage() {
  const folder = mkdtempSync(join(tmpdir(), 'backprop-pseudo-'));
  mkdirSync(join(folder, 'backprop-by-hand'));
  for (const name of ['index.html', 'page.css', ...BINARIES]) {
    copyFileSync(`dist/${name}`, join(folder, name));
  }
  await build({
    stdin: { contents: ENTRY, resolveDir: process.cwd() },
    bundle: true,
    external: ['node:*'],
    format: 'esm',
    outfile: join(folder, 'backprop-by-hand/index.js'),
  });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
