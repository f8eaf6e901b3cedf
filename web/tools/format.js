// @ts-check
// Formats every source file, or with --check only says which ones are not formatted.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { packagedClangFormat } from './programs.js';

const CPP_FOLDERS = ['cpp', 'tests'];
const onlyCheck = process.argv.includes('--check');

const cppFiles = CPP_FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(h|cpp)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

/**
 * @param {string} command
 * @param {string[]} commandArguments
 * @returns {boolean} whether it succeeded
 */
function run(command, commandArguments) {
  return spawnSync(command, commandArguments, { stdio: 'inherit' }).status === 0;
}

const cppMode = onlyCheck ? ['--dry-run', '-Werror'] : ['-i'];
const prettierMode = onlyCheck ? '--check' : '--write';

// Both run, so that one round shows everything.
const succeeded = [
  run(packagedClangFormat() ?? 'clang-format', [...cppMode, ...cppFiles]),
  run(process.execPath, [
    'node_modules/prettier/bin/prettier.cjs',
    prettierMode,
    '--log-level=warn',
    '.',
  ]),
];
if (succeeded.includes(false)) {
  if (onlyCheck) console.error('`npm run format` formats these files.');
  process.exit(1);
}
