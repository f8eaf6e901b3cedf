// @ts-check
// Makes the page with lessons, from the lessons themselves.
import { readFileSync } from 'node:fs';
import { escaped } from './html.js';

const FOLDER = 'web/lessons';

/** In the order in which they are meant to be read. */
export const LESSONS = [
  'one-neuron',
  'forward-pass',
  'backward-pass',
  'why-a-minus-y',
  'batch',
  'dead-relu',
  'deep-sigmoids',
  'conventions',
];

/** The script that the page has already. */
const SCRIPT_TAG = /[ \t]*<script type="module"[^>]*><\/script>\n/;

/**
 * @param {string} icon the tag of the site's icon
 * @param {string} lessonFolder where the lessons are, as the page's address of it
 * @returns {Map<string, Buffer>} the files of the page, by name
 */
export function makeLessonsPage(icon, lessonFolder) {
  const example = textOf('example.html');
  const page = textOf('page.html')
    .replace('<!-- icon -->', icon)
    .replace('<!-- lessons -->', LESSONS.map(entryOf).join('\n'))
    .replace('<!-- sources -->', LESSONS.map((name) => sourceOf(name, lessonFolder)).join(', '))
    .replace('<!-- example source -->', () => escaped(example.trimEnd()))
    .replace('<!-- example -->', () => example.replace(SCRIPT_TAG, ''));
  const files = { 'lessons.html': page, 'lessons.css': textOf('lessons.css') };
  return new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
}

/** @returns {[string, Buffer][]} the lessons, by the names of their files */
export function lessonFiles() {
  return LESSONS.map((name) => [`${name}.json`, readFileSync(`${FOLDER}/${name}.json`)]);
}

/** @param {string} name */
function entryOf(name) {
  const { title, summary } = lessonNamed(name);
  return `<li><a href="?lesson=${name}" data-lesson="${name}"><b>${escaped(title)}</b> <span>${escaped(summary)}</span></a></li>`;
}

/** @param {string} name @param {string} folder */
function sourceOf(name, folder) {
  return `<a href="${folder}/${name}.json">${escaped(lessonNamed(name).title)}</a>`;
}

/** @param {string} name @returns {{title: string, summary: string}} */
function lessonNamed(name) {
  return JSON.parse(textOf(`${name}.json`));
}

/** @param {string} name */
function textOf(name) {
  return readFileSync(`${FOLDER}/${name}`, 'utf8');
}
