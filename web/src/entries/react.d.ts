// The package's entry `./react`: both elements in JSX, for TypeScript. There is nothing to run.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { BackpropByHand, BackpropByHandEventMap } from './element.js';
import type { BackpropLesson, BackpropLessonEventMap } from './lesson.js';

type Listeners<Events> = {
  [Name in keyof Events as `on${Name & string}`]?: (event: Events[Name]) => void;
};
type Props<Element, Name extends keyof Element, Events> = DetailedHTMLProps<
  HTMLAttributes<Element>,
  Element
> &
  Partial<Pick<Element, Name>> &
  Listeners<Events>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'backprop-by-hand': Props<
        BackpropByHand,
        | 'preset'
        | 'src'
        | 'step'
        | 'grain'
        | 'view'
        | 'panel'
        | 'lit'
        | 'blank'
        | 'controls'
        | 'digits'
        | 'theme'
        | 'autoplay'
        | 'loop'
        | 'readOnly'
        | 'urlState',
        BackpropByHandEventMap
      >;
      'backprop-lesson': Props<
        BackpropLesson,
        'src' | 'card' | 'theme' | 'urlState',
        BackpropLessonEventMap
      >;
    }
  }
}
