// @ts-check
// The elements' manifest, which editors read, against the elements themselves.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { BackpropByHand } from 'backprop-by-hand/element';
import { BackpropLesson } from 'backprop-by-hand/lesson-element';

/** An attribute of every element, which this one has a use for. */
const GLOBAL_ATTRIBUTES = ['autofocus'];

/** @typedef {{name: string, kind?: string, description?: string}} Entry */

const MANIFEST = 'dist/backprop-by-hand/custom-elements.json';

/** @type {{modules: {path: string, declarations: any[]}[]}} */
const { modules } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
const element = elementNamed('backprop-by-hand');
const lesson = elementNamed('backprop-lesson');

/** The files of the lesson's element alone. */
const OF_LESSONS = /^(?:views\/)?lesson(?:\/|-)/;
const files = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.js'));
const code = codeOf(files.filter((name) => !OF_LESSONS.test(name)));
const lessonCode = codeOf(files.filter((name) => OF_LESSONS.test(name)));

describe('the manifest', () => {
  it('names the files of the package', () => {
    assert.deepEqual(modules.map(({ path }) => path).sort(), [
      'dist/backprop-by-hand/element.js',
      'dist/backprop-by-hand/index.js',
      'dist/backprop-by-hand/lesson-element.js',
      'dist/backprop-by-hand/lesson.js',
    ]);
    assert.equal(JSON.parse(readFileSync('package.json', 'utf8')).customElements, MANIFEST);
  });

  it('has the attributes that the element observes', () => {
    assert.deepEqual(
      namesOf(element.attributes),
      [...BackpropByHand.observedAttributes, ...GLOBAL_ATTRIBUTES].sort(),
    );
  });

  it('has the events that are dispatched', () => {
    assert.deepEqual(namesOf(element.events), found(/(?<=(#tell|CustomEvent)\(')bbh-[a-z]+/g));
  });

  it('has the parts of the templates', () => {
    assert.deepEqual(namesOf(element.cssParts), found(/(?<=\spart=")[^"]+(?=")/g));
  });

  it('has the custom properties of the styles', () => {
    assert.deepEqual(namesOf(element.cssProperties), found(/--bbh-[a-z-]+/g));
  });

  it('has the public methods and properties, and no others', () => {
    const methods = 'back document engine goTo next open pause play reset set';
    assert.deepEqual(namesOf(membersOf(element, 'method')), methods.split(' '));
    assert.deepEqual(
      namesOf(membersOf(element, 'field')),
      [...Object.keys(BackpropByHand.properties), 'position'].sort(),
    );
  });

  for (const described of [element, lesson]) {
    it(`describes everything of ${described.tagName} but properties that are attributes`, () => {
      const { attributes, events, cssParts, cssProperties, slots } = described;
      const methods = membersOf(described, 'method');
      const all = [attributes, events, cssParts, cssProperties, slots, methods].flat();
      assert.deepEqual(
        all.filter(({ description }) => !description),
        [],
      );
    });
  }
});

describe('the manifest of lessons', () => {
  it('has the attributes that the element observes', () => {
    assert.deepEqual(namesOf(lesson.attributes), [...BackpropLesson.observedAttributes].sort());
  });

  it('has the events that are dispatched', () => {
    const told = found(/(?<=(#tell|CustomEvent)\(')bbh-[a-z]+/g, lessonCode);
    assert.deepEqual(namesOf(lesson.events), told);
  });

  it('has the parts of the templates', () => {
    assert.deepEqual(namesOf(lesson.cssParts), found(/(?<=\spart=")[^"]+(?=")/g, lessonCode));
  });

  it('has the custom properties that are set by pages, and no others', () => {
    const own = '--bbh-min-height'; // which it reserves for its widget
    const properties = namesOf(element.cssProperties).filter((name) => name !== own);
    assert.deepEqual(namesOf(lesson.cssProperties), properties);
  });

  it('has the public methods and properties, and no others', () => {
    assert.deepEqual(namesOf(membersOf(lesson, 'method')), 'back clear goTo next open'.split(' '));
    assert.deepEqual(namesOf(membersOf(lesson, 'field')), 'card src theme urlState'.split(' '));
  });
});

/** @param {string} name @returns {any} */
function elementNamed(name) {
  return modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === name);
}

/** @param {string[]} names of files */
function codeOf(names) {
  return names.map((name) => withoutComments(readFileSync(`web/src/${name}`, 'utf8'))).join('\n');
}

/** @param {any} described @param {string} kind */
function membersOf(described, kind) {
  return described.members.filter((/** @type {Entry} */ member) => member.kind === kind);
}

/** @param {Entry[]} entries */
function namesOf(entries) {
  return entries.map(({ name }) => name).sort();
}

/** @param {RegExp} pattern @param {string} [text] */
function found(pattern, text = code) {
  return [...new Set(text.match(pattern))].sort();
}

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
