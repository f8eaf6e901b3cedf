// @ts-check
// Builds everything that is published into dist/: `npm run build`. Silent if nothing changed.
//
//   backprop-by-hand/      the npm package's modules, and engine.wasm, the C++ core:
//     index.js             registers the custom element, which loads the rest when it is needed
//     element.js           the element's class
//     server.js            the same where there is no page: to be imported, not to be used
//     widget.js            what the element loads
//     export.js, handouts.js, practice-panel.js  what that loads when a reader first asks for it
//     lesson.js            registers the element for lessons, which loads the rest when it is needed
//     lesson-element.js    its class
//     lesson-player.js     what plays lessons
//     engine.js            the engine for other people's programs
//     practice.js          practice and audit, and practice.wasm, the part of the core for them
//     engine-fallback.js   both as JavaScript, loaded only where there is no WebAssembly
//     cli.js               the package's program, for Node
//     schema.json          what a network document may hold, for editors
//     lesson-schema.json   what a lesson may hold, for editors
//     lessons/             lessons
//     custom-elements.json what the element has: attributes, methods, events, parts, ...; for editors
//     types/               the same and the engine, for TypeScript
//   backprop-by-hand.js    the same element as one classic script with everything inside, but for
//   backprop-by-hand-fallback.js  the core as JavaScript
//   index.html and others  what lies directly in web/: a site that any static server can serve
//   frame.js and others    the scripts of its pages
//   gallery*               the page with examples, from web/gallery/
//   lessons.html and .css  the page with lessons, from web/lessons/
//   backprop-by-hand.html  the page in one file, which opens from disk without a server
import { mkdirSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { buildPreset } from './cmake.js';
import { makeDeclarations } from './declarations.js';
import { makeGallery } from './gallery.js';
import { iconOf } from './html.js';
import { lessonFiles, makeLessonsPage } from './lessons.js';
import { makeManifest } from './manifest.js';
import { noGlobals } from './no-globals.js';
import { smallLiterals } from './small-literals.js';
import { makeStandalonePage } from './standalone-page.js';

const FALLBACK = 'build/fallback/engine.mjs';

/** What a page loads at once, by its name in the package. */
const FIRST = { index: 'web/src/define.js', element: 'web/src/element.js' };
/** What follows when it is needed. */
const LATER = {
  widget: 'web/src/widget.js',
  engine: 'web/src/engine/index.js',
  practice: 'web/src/engine/practice.js',
  'engine-fallback': FALLBACK,
};
/** What follows the widget, and shares modules with it. */
const PARTS = {
  export: 'web/src/export/index.js',
  handouts: 'web/src/handouts/index.js',
  'lesson-player': 'web/src/lesson/player.js',
  'practice-panel': 'web/src/practice/index.js',
};
const MODULES = Object.entries({ ...LATER, ...PARTS });
/** What a page with lessons loads at once. */
const LESSON = {
  lesson: 'web/src/define-lesson.js',
  'lesson-element': 'web/src/lesson-element.js',
};
/** The same, and what of the engine practice has as well: its errors are the engine's. */
const WITH_ERRORS = /** @type {[string, string][]} */ ([
  ...MODULES,
  ['engine', 'web/src/engine/error.js'],
]);
/** The widget with what it shares. */
const WIDGET = 'web/src/entries/widget.js';
/** The scripts of the site's pages, which share the package's element. */
const PAGE_SCRIPTS = {
  frame: 'web/src/pages/frame.js',
  gallery: 'web/src/pages/gallery.js',
  lessons: 'web/src/pages/lessons.js',
};
const PROGRAM = 'web/src/static/cli.js';
const SCHEMAS = ['schema.json', 'lesson-schema.json'];
const PACKAGE = 'backprop-by-hand';
const LESSON_FOLDER = 'lessons';
const NAME_WIDTH = 48;
const ENGINE_WASM = 'build/wasm/engine.wasm';
const PRACTICE_WASM = 'build/wasm/practice.wasm';

/**
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<[string, Buffer][]>} minified scripts by their names
 */
async function bundle({ plugins = [], ...options }) {
  const { outputFiles } = await esbuild({
    ...options,
    bundle: true,
    plugins: [...plugins, smallLiterals, templatesOnly, noGlobals],
    legalComments: 'none',
    logLevel: 'warning',
    minify: true,
    target: 'es2022',
    outdir: 'dist',
    write: false,
  });
  return outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]);
}

/**
 * One file each, of which those that follow know each other.
 * @returns {Promise<[string, Buffer][]>}
 */
async function bundleModules() {
  const { practice, ...others } = LATER;
  const [modules, ofPractice, parts, server, program] = await Promise.all([
    bundle({
      entryPoints: { ...FIRST, ...LESSON, ...others, widget: WIDGET },
      format: 'esm',
      plugins: [beside('.', MODULES)],
    }),
    bundle({ entryPoints: { practice }, format: 'esm', plugins: [beside('.', WITH_ERRORS)] }),
    bundle({
      entryPoints: PARTS,
      format: 'esm',
      plugins: [beside('.', [...Object.entries(FIRST), ...WITH_ERRORS, ...sharedByWidget()])],
    }),
    bundle({
      entryPoints: { server: FIRST.element },
      format: 'esm',
      platform: 'node',
      plugins: [beside('.', MODULES)],
    }),
    bundle({ entryPoints: { cli: PROGRAM }, format: 'esm', platform: 'node' }),
  ]);
  return [...modules, ...ofPractice, ...parts, ...server, ...program];
}

const templatesOnly = {
  name: 'templates-only',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^lit$/ }, () => ({ path: resolve('web/tools/lit-templates.js') }));
  },
};

/**
 * Leaves modules where they are: in a folder beside.
 * @param {string} folder as the bundle's address of it
 * @param {[name: string, source: string][]} modules by their names there
 * @returns {import('esbuild').Plugin}
 */
function beside(folder, modules) {
  return {
    name: 'beside',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ kind, path, importer, resolveDir }) => {
        if (kind === 'entry-point' || importer === resolve(WIDGET)) return undefined;
        const file = sourceOf(path, resolveDir);
        const found = modules.find(([, source]) => file === sourceOf(source, '.'));
        return found && { path: `${folder}/${found[0]}.js`, external: true };
      });
    },
  };
}

/**
 * @param {string} path as it is imported
 * @param {string} folder of who imports it
 */
function sourceOf(path, folder) {
  if (path === 'lit') return path;
  return path === '#engine-fallback-glue' ? resolve(FALLBACK) : resolve(folder, path);
}

/** @returns {[string, string][]} the modules of which widget.js exports everything */
function sharedByWidget() {
  const shared = readFileSync(WIDGET, 'utf8').matchAll(/^export \* from '(.+)'/gm);
  return [...shared].map(([, path]) => ['widget', sourceOf(path, dirname(WIDGET))]);
}

/** @returns {Promise<[string, Buffer][]>} */
function bundlePageScripts() {
  return bundle({
    entryPoints: PAGE_SCRIPTS,
    format: 'esm',
    plugins: [beside(`./${PACKAGE}`, Object.entries({ ...FIRST, ...LESSON }))],
  });
}

/**
 * The element as a classic script with the WebAssembly inside: from a file: address browsers load
 * neither modules nor a .wasm file.
 */
async function bundleClassicScript() {
  const [[, script]] = await bundle({
    entryPoints: ['web/src/classic.js'],
    format: 'iife',
    define: { 'import.meta.url': '"about:blank"' },
    alias: {
      '#engine-binary': resolve(ENGINE_WASM),
      '#practice-binary': resolve(PRACTICE_WASM),
      '#engine-fallback': resolve('web/src/engine/fallback-script.js'),
    },
    loader: { '.wasm': 'binary' },
  });
  return script;
}

/** The core as a classic script, which leaves what it exports in a variable of the page. */
async function bundleFallbackScript() {
  const [[, script]] = await bundle({
    entryPoints: [FALLBACK],
    format: 'iife',
    globalName: 'globalThis.backpropByHandFallback', // a property, so that it can be taken away
    // The glue takes it for the base of an address, of which it then asks for nothing.
    define: { 'import.meta.url': '"file:///"' },
  });
  return script;
}

/** @returns {[string, Buffer][]} the files that lie directly in web/ */
function siteFiles() {
  return readdirSync('web', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(`web/${name}`)]);
}

/** Makes every file of dist/, by name. */
async function makeFiles() {
  const [modules, pageScripts, script, fallback] = await Promise.all([
    bundleModules(),
    bundlePageScripts(),
    bundleClassicScript(),
    bundleFallbackScript(),
  ]);
  const site = siteFiles();
  const page = makeStandalonePage(new Map(site), script.toString(), fallback.toString());
  const icon = iconOf(readFileSync('web/index.html', 'utf8'));
  /** @type {Map<string, Buffer>} */
  const gallery = makeGallery(icon);
  const lessons = makeLessonsPage(icon, `./${PACKAGE}/${LESSON_FOLDER}`);
  const files = new Map([...site, ...gallery, ...lessons, ...pageScripts]);
  for (const [name, module] of modules) files.set(`${PACKAGE}/${name}`, module);
  files.set(`${PACKAGE}/engine.wasm`, readFileSync(ENGINE_WASM));
  files.set(`${PACKAGE}/practice.wasm`, readFileSync(PRACTICE_WASM));
  for (const name of SCHEMAS) files.set(`${PACKAGE}/${name}`, readFileSync(`web/${name}`));
  for (const [name, lesson] of lessonFiles()) {
    files.set(`${PACKAGE}/${LESSON_FOLDER}/${name}`, lesson);
  }
  files.set(`${PACKAGE}/custom-elements.json`, makeManifest());
  for (const [name, text] of makeDeclarations()) files.set(`${PACKAGE}/types/${name}`, text);
  files.set(`${PACKAGE}.js`, script);
  files.set(`${PACKAGE}-fallback.js`, fallback);
  files.set(`${PACKAGE}.html`, Buffer.from(page));
  return files;
}

/**
 * Makes dist/ hold these files and no others.
 * @param {Map<string, Buffer>} files
 * @returns {boolean} whether anything changed
 */
function writeChanged(files) {
  for (const name of files.keys()) mkdirSync(dirname(`dist/${name}`), { recursive: true });
  const stale = readdirSync('dist', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative('dist', join(parentPath, name)).replaceAll(sep, '/'))
    .filter((name) => !files.has(name));
  for (const name of stale) rmSync(`dist/${name}`);
  const changed = [...files].filter(
    ([name, content]) =>
      !existsSync(`dist/${name}`) || !readFileSync(`dist/${name}`).equals(content),
  );
  for (const [name, content] of changed) writeFileSync(`dist/${name}`, content);
  return changed.length + stale.length > 0;
}

/** @param {Map<string, Buffer>} files */
function printSizes(files) {
  console.log(`${'dist/'.padEnd(NAME_WIDTH)}${'bytes'.padStart(10)}${'gzip'.padStart(10)}`);
  for (const [name, content] of files) {
    const columns = [content.length, gzipSize(content)].map((size) => String(size).padStart(10));
    console.log(name.padEnd(NAME_WIDTH) + columns.join(''));
  }
}

/** @param {Buffer | undefined} content */
function gzipSize(content) {
  return gzipSync(content ?? '', { level: 9 }).length;
}

try {
  buildPreset('wasm', { targets: ['engine', 'practice'] });
  buildPreset('fallback', { targets: ['engine'] });
  const files = await makeFiles();
  if (writeChanged(files)) printSizes(files);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
