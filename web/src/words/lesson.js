// The sentences of lessons, which are loaded with them; English is the only language so far.
import { lesson } from './en/lesson.js';
import { Tables } from './tables.js';

/** @typedef {typeof lesson} LessonWords */

/** A language of the widget needs a table here too, or lessons are in English. */
export const lessonTables = new Tables(lesson);
