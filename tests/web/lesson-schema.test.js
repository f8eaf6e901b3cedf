// @ts-check
// The schema of lessons says what their reader says, as far as a schema can.
import { Ajv2020 } from 'ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { LESSONS } from '../../web/tools/lessons.js';
import { ACCEPTED, ONLY_THE_READER, REFUSED, SOUND } from './lesson-documents.js';

const schema = JSON.parse(readFileSync('web/lesson-schema.json', 'utf8'));
const isValid = new Ajv2020({ strictRequired: false, strictTypes: false, allErrors: true }).compile(
  schema,
);

/** @param {unknown} lesson */
function complaints(lesson) {
  isValid(JSON.parse(JSON.stringify(lesson)));
  return isValid.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? [];
}

describe('the schema of lessons accepts', () => {
  for (const [name, lesson] of Object.entries({ 'all of it': SOUND, ...ACCEPTED })) {
    it(name, () => assert.deepEqual(complaints(lesson), []));
  }
});

describe('the schema of lessons accepts the shipped lesson', () => {
  for (const name of LESSONS) {
    it(name, () => {
      const lesson = JSON.parse(readFileSync(`web/lessons/${name}.json`, 'utf8'));
      assert.deepEqual(complaints(lesson), []);
    });
  }
});

describe('the schema of lessons refuses, as the reader does,', () => {
  for (const [name, [lesson]] of Object.entries(REFUSED)) {
    it(name, () => assert.notDeepEqual(complaints(lesson), []));
  }
});

describe('only the reader can refuse', () => {
  for (const [name, [lesson]] of Object.entries(ONLY_THE_READER)) {
    it(name, () => assert.deepEqual(complaints(lesson), []));
  }
});

it('every key of the schema of lessons has a description', () => {
  /** @type {string[]} */
  const silent = [];
  const visit = (/** @type {any} */ part, /** @type {string} */ path) => {
    for (const [key, value] of Object.entries(part.properties ?? {})) {
      const described = value.$ref ? schema.$defs[value.$ref.split('/').at(-1)] : value;
      if (!value.description && !described.description) silent.push(`${path}.${key}`);
      visit(value, `${path}.${key}`);
    }
    for (const key of ['then', 'items']) if (part[key]) visit(part[key], path);
    for (const other of part.oneOf ?? []) visit(other, path);
  };
  visit(schema, '');
  for (const [name, part] of Object.entries(schema.$defs)) visit(part, name);
  assert.deepEqual(silent, []);
});

it('the package offers the schema of lessons', () => {
  const path = createRequire(import.meta.url).resolve('backprop-by-hand/lesson-schema.json');
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), schema);
});

it('the README shows the lesson that the page plays', () => {
  const example = readFileSync('web/lessons/example.html', 'utf8').trimEnd();
  assert.ok(readFileSync('README.md', 'utf8').includes(`\n${example}\n`));
});
