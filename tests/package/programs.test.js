// @ts-check
// The package in other people's programs: in Node, in TypeScript, and on the command line.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeConsumer } from './consumer.js';

/** Says what each entry exports, in a Node without a window. */
const ENTRIES = `
  const names = ['', '/element', '/engine', '/lesson', '/lesson-element'].map(
    (entry) => \`backprop-by-hand\${entry}\`,
  );
  const modules = await Promise.all(names.map((name) => import(name)));
  console.log(JSON.stringify(modules.map((module) => Object.keys(module))));
`;

const ENGINE = `
  import { readFileSync } from 'node:fs';
  import { EngineError, loadEngine } from 'backprop-by-hand/engine';
  const engine = await loadEngine();
  const session = engine.open({
    format: 'backprop-by-hand/1',
    inputs: [[1], [2]],
    targets: [[1]],
    layers: [{ weights: [[0.5, 0.25]], biases: [0.125], activation: 'identity' }],
    loss: 'squared-error',
  });
  console.log(session.quantity('Z[1]').values[0]);
  try {
    engine.open('{}');
  } catch (error) {
    console.log(error instanceof EngineError);
  }
`;

const DATA = `
  import schema from 'backprop-by-hand/schema.json' with { type: 'json' };
  import lessonSchema from 'backprop-by-hand/lesson-schema.json' with { type: 'json' };
  import lesson from 'backprop-by-hand/lessons/one-neuron.json' with { type: 'json' };
  import manifest from 'backprop-by-hand/custom-elements.json' with { type: 'json' };
  console.log(schema.type, manifest.schemaVersion, lessonSchema.type, lesson.title);
`;

const TYPED_PAGE = `
  import 'backprop-by-hand';
  import { BackpropByHand } from 'backprop-by-hand';
  import type { NetworkDocument, Place, Position } from 'backprop-by-hand/element';
  import type { Session } from 'backprop-by-hand/engine';

  const element = document.createElement('backprop-by-hand');
  const same: BackpropByHand = element;
  element.preset = 'xor';
  element.grain = 'cell';
  element.digits = 4;
  element.lit = 'W[1](1,2)';
  element.readOnly = true;
  document.querySelector('backprop-by-hand')?.next('phase');

  element.addEventListener('bbh-ready', ({ detail }) => console.log(detail.phase.length));
  element.addEventListener('bbh-edit', ({ detail }) => console.log(detail.document.layers.length));
  document.addEventListener('bbh-step', (event) => {
    const position: Position = event.detail;
    const place: Place = position.place;
    void element.goTo(place);
  });
  addEventListener('bbh-error', ({ detail }) => console.log(detail.message.trim()));

  export async function walk(): Promise<boolean> {
    await element.next();
    await element.back('cell');
    await element.goTo('dZ[3]');
    await element.play();
    await element.pause();
    await element.set('W[1](1,2)', 0.5);
    await element.reset();
    const session: Session = await element.engine();
    session.dispose();
    const shown: NetworkDocument = await element.document();
    const text: string | undefined = element.position?.text;
    console.log(text, same.urlState);
    return element.open({ ...shown, title: 'Mine' });
  }

  // @ts-expect-error: no such theme
  element.theme = 'purple';
  // @ts-expect-error: an event tells of a document, not of a text
  element.addEventListener('bbh-edit', ({ detail }) => detail.text);
  // @ts-expect-error: what fills the element is not for pages
  element.widget;
  // @ts-expect-error: nor is its rendering
  element.createRenderRoot();
`;

const TYPED_LESSON = `
  import 'backprop-by-hand/lesson';
  import type { BackpropLesson, Lesson } from 'backprop-by-hand/lesson-element';

  const element: BackpropLesson = document.createElement('backprop-lesson');
  element.src = './lesson.json';
  element.card = 3;
  element.urlState = true;
  element.addEventListener('bbh-card', ({ detail }) => console.log(detail.title.trim(), detail.cards));
  document.addEventListener('bbh-answer', ({ detail }) => console.log(detail.isRight, detail.card));

  const lesson: Lesson = {
    format: 'backprop-lesson/1',
    title: 'Mine',
    network: { from: 'xor', set: { 'W[1](1,1)': 0.25 } },
    cards: [
      {
        title: 'One',
        text: 'The loss is {{loss}}.',
        show: { step: 'dZ[2]', grain: 'cell', lit: 'W[1](1,2)' },
        question: { kind: 'prediction', of: 'loss', after: { iterations: 10 } },
      },
    ],
  };

  export async function play(): Promise<boolean> {
    await element.goTo(2);
    await element.next();
    await element.back();
    await element.clear();
    return element.open(lesson);
  }

  // @ts-expect-error: no such kind of question
  lesson.cards[0].question = { kind: 'essay' };
`;

const TYPED_JSX = `
  import type {} from 'backprop-by-hand/react';
  import { useRef } from 'react';
  import type { BackpropByHand } from 'backprop-by-hand';

  export function Post({ digits }: { digits?: number }) {
    const widget = useRef<BackpropByHand>(null);
    return (
      <>
        <backprop-by-hand
          id="net"
          ref={widget}
          preset="xor"
          step="dZ[2]"
          digits={digits}
          readOnly
          onbbh-step={({ detail }) => console.log(detail.text.trim())}
        >
          Not here yet.
        </backprop-by-hand>
        <button onClick={() => void widget.current?.next('cell')}>Next</button>
        <backprop-lesson key="one" src="/one.json" urlState onbbh-card={(e) => e.detail.title} />
        {/* @ts-expect-error: no such grain */}
        <backprop-by-hand grain="word" />
        {/* @ts-expect-error: what fills the element is not for pages */}
        <backprop-by-hand widget={null} />
      </>
    );
  }
`;

const TYPED_PROGRAM = `
  import { EngineError, loadEngine } from 'backprop-by-hand/engine';
  import type { Engine, GradientCheck, Matrix, NetworkDocument, Step } from 'backprop-by-hand/engine';

  const network: NetworkDocument = {
    format: 'backprop-by-hand/1',
    inputs: [[1], [2]],
    targets: [[1]],
    layers: [{ units: 1, initializer: 'he', seed: 3, activation: 'sigmoid' }],
    loss: 'binary-cross-entropy',
    optimizer: { kind: 'adam', learningRate: 0.01 },
  };

  export async function train(): Promise<Matrix> {
    const engine: Engine = await loadEngine();
    const session = engine.open(network);
    const steps: readonly Step[] = session.steps();
    const checks: GradientCheck[] = session.checkGradients({ h: 1e-4 });
    const { iteration }: { iteration: number } = session.train(100, { batchSize: 1, shuffleSeed: 7 });
    console.log(steps[0].formula.kind, checks[0].relativeError, iteration);
    try {
      session.setEntry('W[1]', 0, 0, Number.NaN);
    } catch (error) {
      if (error instanceof EngineError) console.log(error.path, error.expected, error.got);
    }
    // @ts-expect-error: no such grain
    session.next('layer');
    return session.quantity('dW[1]');
  }

  // @ts-expect-error: no such loss
  network.loss = 'hinge';
`;

/** Strict, with the declarations themselves checked, and with nothing of Node's. */
const COMPILER_OPTIONS = {
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
  jsx: 'react-jsx',
};

/** The ways in which programs find their packages: as Node does, and as bundlers do. */
const RESOLUTIONS = [
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler' },
];

describe('the installed package', () => {
  /** @type {ReturnType<typeof makeConsumer>} */
  let consumer;
  before(() => {
    consumer = makeConsumer({
      'entries.js': ENTRIES,
      'engine.js': ENGINE,
      'data.js': DATA,
      'page.ts': TYPED_PAGE,
      'lesson.ts': TYPED_LESSON,
      'program.ts': TYPED_PROGRAM,
      'post.tsx': TYPED_JSX,
    });
    mkdirSync(join(consumer.folder, 'node_modules/@types'));
    for (const name of ['@types/react', 'csstype']) {
      symlinkSync(resolve('node_modules', name), join(consumer.folder, 'node_modules', name));
    }
  });
  after(() => consumer.remove());

  it('can be imported in Node, where there is no page', () => {
    assert.deepEqual(JSON.parse(consumer.run('node entries.js')), [
      ['BackpropByHand'],
      ['BackpropByHand'],
      ['EngineError', 'Session', 'loadEngine'],
      ['BackpropLesson'],
      ['BackpropLesson'],
    ]);
  });

  it('computes in Node', () => {
    assert.equal(consumer.run('node engine.js'), '1.125\ntrue\n');
  });

  it('gives out its data', () => {
    assert.equal(consumer.run('node --no-warnings data.js'), 'object 1.0.0 object One neuron\n');
  });

  it('renders on the command line', () => {
    const html = consumer.run('npx --no-install backprop-by-hand render --preset article');
    assert.match(html, /class="bbh-static"[^]*<math/);
  });

  for (const resolution of RESOLUTIONS) {
    it(`is understood by TypeScript with module resolution ${resolution.moduleResolution}`, () => {
      const compilerOptions = { ...COMPILER_OPTIONS, ...resolution };
      const project = join(consumer.folder, 'tsconfig.json');
      writeFileSync(project, JSON.stringify({ compilerOptions, include: ['*.ts', '*.tsx'] }));
      const compiler = resolve('node_modules/typescript/bin/tsc');
      assert.equal(consumer.run(`node "${compiler}" --project tsconfig.json`), '');
    });
  }
});
