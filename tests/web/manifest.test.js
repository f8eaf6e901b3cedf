// @ts-check
// The element's manifest, which editors read, against the element itself.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { BackpropByHand } from 'backprop-by-hand/element';

/** An attribute of every element, which this one has a use for. */
const GLOBAL_ATTRIBUTES = ['autofocus'];

/** @typedef {{name: string, kind?: string, description?: string}} Entry */

const MANIFEST = 'dist/backprop-by-hand/custom-elements.json';

/** @type {{modules: {path: string, declarations: any[]}[]}} */
const { modules } = JSON.parse(readFileSync(MANIFEST, 'utf8'));
const element = modules
  .flatMap(({ declarations }) => declarations)
  .find(({ tagName }) => tagName === 'backprop-by-hand');

const code = readdirSync('web/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => withoutComments(readFileSync(`web/src/${name}`, 'utf8')))
  .join('\n');

describe('the manifest', () => {
  it('names the files of the package', () => {
    assert.deepEqual(modules.map(({ path }) => path).sort(), [
      'dist/backprop-by-hand/element.js',
      'dist/backprop-by-hand/index.js',
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
    const methods = 'back document engine goTo next open pause play reset';
    assert.deepEqual(namesOf(membersOf('method')), methods.split(' '));
    assert.deepEqual(
      namesOf(membersOf('field')),
      [...Object.keys(BackpropByHand.properties), 'position'].sort(),
    );
  });

  it('describes everything but properties that are attributes', () => {
    const { attributes, events, cssParts, cssProperties, slots } = element;
    const all = [attributes, events, cssParts, cssProperties, slots, membersOf('method')].flat();
    assert.deepEqual(
      all.filter(({ description }) => !description),
      [],
    );
  });
});

/** @param {string} kind */
function membersOf(kind) {
  return element.members.filter((/** @type {Entry} */ member) => member.kind === kind);
}

/** @param {Entry[]} entries */
function namesOf(entries) {
  return entries.map(({ name }) => name).sort();
}

/** @param {RegExp} pattern */
function found(pattern) {
  return [...new Set(code.match(pattern))].sort();
}

/** @param {string} text */
function withoutComments(text) {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
