// The package's entries `./lesson` and `./lesson-element`, as TypeScript sees them.
import type { BackpropLesson } from '../lesson-element.js';

export { BackpropLesson } from '../lesson-element.js';
export type {
  After,
  Card,
  CellQuestion,
  ChoiceQuestion,
  Goal,
  Lesson,
  Network,
  PredictionQuestion,
  Prose,
  Question,
  Show,
  TaskQuestion,
} from '../model/lesson/types.js';

/** What listeners get; all of them bubble, out of shadow trees too. */
export interface BackpropLessonEventMap {
  /** A card is shown, counted from 1. */
  'bbh-card': CustomEvent<{ card: number; cards: number; title: string }>;
  /** A question was answered. */
  'bbh-answer': CustomEvent<{ card: number; isRight: boolean }>;
  /** Something is wrong with the lesson, or could not be loaded. */
  'bbh-error': CustomEvent<{ message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'backprop-lesson': BackpropLesson;
  }
  interface GlobalEventHandlersEventMap extends BackpropLessonEventMap {}
}
