// @ts-check
// Which part of the code may know which: the arrows of the design point down only.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';

describe('cpp/core', () => {
  for (const file of filesIn('cpp/core', /\.(h|cpp)$/)) {
    it(`${file} includes only the core and the C++ standard library`, () => {
      const others = includesOf(file).filter((name) => !/^("core\/\w+\.h"|<\w+>)$/.test(name));
      assert.deepEqual(others, []);
    });
  }
});

describe('cpp', () => {
  it('only the bindings include Emscripten', () => {
    const users = filesIn('cpp', /\.(h|cpp)$/).filter((file) =>
      includesOf(file).some((name) => name.includes('emscripten')),
    );
    assert.deepEqual(
      users.filter((file) => !file.startsWith('cpp/bindings/')),
      [],
    );
  });
});

describe('web/src', () => {
  const files = filesIn('web/src', /\.js$/);

  it('only the engine knows the WebAssembly module', () => {
    refuse(files, (from, to) => to.startsWith('#engine-') && layerOf(from) !== 'engine');
  });

  it('no view imports another view; they share mathml.js', () => {
    refuse(
      files.filter((file) => layerOf(file) === 'views'),
      (from, to) =>
        layerOf(to) === 'views' && to !== 'web/src/views/mathml.js' && viewOf(from) !== viewOf(to),
    );
  });

  it('format and words import neither views nor the element', () => {
    refuse(
      files.filter((file) => ['format', 'words'].includes(layerOf(file))),
      (_, to) => ['views', 'element', 'define'].includes(layerOf(to)),
    );
  });

  it('exports import neither views nor words nor the element', () => {
    refuse(
      files.filter((file) => layerOf(file) === 'export'),
      (_, to) => ['views', 'words', 'element', 'define'].includes(layerOf(to)),
    );
  });

  it('practice is loaded when a reader first asks for it, so only one module knows of it', () => {
    const isOfPractice = (/** @type {string} */ file) =>
      /^web\/src\/(practice|model\/practice|views\/(practice|audit|diagnosis)|words\/practice)[/.]/.test(
        file,
      );
    const knows = files.filter(
      (file) => !isOfPractice(file) && importsOf(file).some((name) => isOfPractice(name)),
    );
    assert.deepEqual(
      knows.filter((file) => !isOfLessons(file)),
      ['web/src/practising.js'],
    );
  });

  it('lessons drive the widget, which knows nothing of them', () => {
    refuse(
      files.filter((file) => !isOfLessons(file)),
      (_, to) => isOfLessons(to),
    );
  });

  it('only the program knows how to write pages without scripts', () => {
    refuse(
      files.filter((file) => layerOf(file) !== 'static'),
      (_, to) => layerOf(to) === 'static',
    );
  });

  it('the model does not touch the page', () => {
    for (const file of files.filter((name) => layerOf(name) === 'model')) {
      const use = codeOf(file).match(/(?<![.\w])(document|window)\.\w+/)?.[0];
      assert.equal(use, undefined, `${file} uses ${use}`);
    }
  });
});

describe('tests', () => {
  it('are neither skipped nor run alone', () => {
    for (const file of filesIn('tests', /\.(js|h|cpp)$/)) {
      const text = readFileSync(file, 'utf8');
      const found = text.match(/\b(?:only|skip)(?:\(|: (?:true|['"`]))/)?.[0];
      assert.equal(found, undefined, `${file} has ${found}`);
    }
  });
});

/**
 * @param {string} folder
 * @param {RegExp} pattern
 * @returns {string[]} paths from the top of the project; none if there is no such folder
 */
function filesIn(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((name) => pattern.test(name) && !name.includes('/node_modules/'));
}

/**
 * @param {string} file C++
 * @returns {string[]} what it includes, with the quotes or angle brackets
 */
function includesOf(file) {
  const lines = readFileSync(file, 'utf8').matchAll(/^\s*#\s*include\s*(\S+)/gm);
  return [...lines].map(([, name]) => name);
}

/**
 * @param {string} file JavaScript
 * @returns {string} without its comments: types in JSDoc are no arrows
 */
function codeOf(file) {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

/**
 * @param {string} file JavaScript
 * @returns {string[]} what it imports; relative paths become paths from the top of the project
 */
function importsOf(file) {
  const statements = codeOf(file).matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...statements].map(([, name]) =>
    name.startsWith('.') ? posix.join(posix.dirname(file), name) : name,
  );
}

/**
 * Fails with a list of the arrows that are forbidden.
 * @param {string[]} files
 * @param {(from: string, to: string) => boolean} isForbidden
 */
function refuse(files, isForbidden) {
  const arrows = files.flatMap((from) =>
    importsOf(from)
      .filter((to) => isForbidden(from, to))
      .map((to) => `${from} -> ${to}`),
  );
  assert.deepEqual(arrows, []);
}

/** @param {string} file */
function isOfLessons(file) {
  return /^web\/src\/(?:define-|(?:views|model|words|words\/en|pages)\/)?lessons?[./-]/.test(file);
}

/**
 * @param {string} file
 * @returns {string} `views` for web/src/views/network.js, `words` for web/src/words.js
 */
function layerOf(file) {
  return file.match(/^web\/src\/([\w-]+)/)?.[1] ?? '';
}

/**
 * @param {string} file
 * @returns {string} `network` for web/src/views/network.js and web/src/views/network/edges.js
 */
function viewOf(file) {
  return file.match(/^web\/src\/views\/([\w-]+)/)?.[1] ?? '';
}
