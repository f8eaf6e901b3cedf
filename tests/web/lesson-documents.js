// @ts-check
// Lessons for tests: sound ones, and what is wrong with others.

/** @import { Lesson } from '../../web/src/model/lesson/types.js' */

const right = { text: 'yes', right: true };
const wrong = { text: 'no', reply: 'Look again.' };

/** One card of each kind of question, and all that a card can show. @type {Lesson} */
export const SOUND = {
  $schema: './lesson-schema.json',
  format: 'backprop-lesson/1',
  title: 'Everything',
  summary: 'Everything that a lesson may have.',
  digits: 4,
  network: 'neuron',
  networks: {
    mine: {
      format: 'backprop-by-hand/1',
      inputs: [[1], [2]],
      targets: [[1]],
      layers: [{ weights: [[0.5, 0.25]], biases: [0], activation: 'identity' }],
      loss: 'squared-error',
    },
    nudged: { from: 'neuron', set: { 'W[1](1,1)': 0.6 } },
    'in-place': { from: 'article', conventions: { update: 'in-place' } },
  },
  cards: [
    { title: 'Read', text: 'The loss is {{loss}}.' },
    {
      title: 'Look',
      text: ['One paragraph.', '- a list\n- of two'],
      show: {
        network: 'article',
        step: '2:dZ[3](2,1)',
        grain: 'cell',
        view: 'network equations',
        controls: 'moves',
        lit: 'W[2](1,3) W[3]',
        panel: 'follow',
      },
    },
    {
      title: 'Work out',
      text: 'By hand.',
      show: { network: 'mine', step: 'Z[1]' },
      question: {
        kind: 'cell',
        cell: 'A[1](1,1)',
        digits: 2,
        prompt: 'How much?',
        hint: 'It is an identity.',
        reply: 'Yes.',
      },
    },
    {
      title: 'Choose',
      text: 'Which one?',
      question: { kind: 'choice', prompt: 'This?', options: [right, wrong], hint: ['It', 'is.'] },
    },
    {
      title: 'Predict',
      text: 'What if?',
      question: {
        kind: 'prediction',
        of: 'loss',
        after: { change: 'W[1](1,1)', by: -0.1 },
        answer: 'number',
        digits: 2,
        prompt: 'What is it then?',
        reply: 'It is {{loss}}.',
      },
    },
    {
      title: 'Do',
      text: 'Change it.',
      show: { network: { from: 'xor', optimizer: { kind: 'adam', learningRate: 0.1 } } },
      question: {
        kind: 'task',
        prompt: 'Make it smaller.',
        goal: [
          { of: 'loss', below: 0.5 },
          { of: 'A[1](1,1)', isNot: 3 },
          { changed: { atMost: 1, of: 'W b[1] X(1,2)' } },
          { at: 'dZ[2]' },
        ],
        hint: 'Drag a weight.',
        reply: 'Well done.',
      },
    },
  ],
};

/** @param {Record<string, unknown>} changes @param {number} [at] @returns {unknown} */
export function withCard(changes, at = 0) {
  const cards = SOUND.cards.map((card, index) => (index === at ? { ...card, ...changes } : card));
  return { ...SOUND, cards };
}

/** @param {unknown} question */
function asking(question) {
  return withCard({ question }, 2);
}

const cell = { kind: 'cell', cell: 'A[1](1,1)' };
const choice = { kind: 'choice', prompt: 'This?', options: [right, wrong] };
const prediction = { kind: 'prediction', of: 'loss', after: { iterations: 1 } };
const task = { kind: 'task', prompt: 'Do it.', goal: [{ of: 'loss', below: 1 }] };

/** @type {Record<string, unknown>} */
export const ACCEPTED = {
  'the least that a lesson is': {
    format: 'backprop-lesson/1',
    title: 'T',
    cards: [{ title: 'One', text: 'Read.' }],
  },
  'a cell that is asked for by its name': asking(cell),
  'a choice without replies': asking(choice),
  'a prediction in a word': asking(prediction),
  'a prediction of another network': asking({ ...prediction, after: { network: 'nudged' } }),
  'a prediction of a number that is set': asking({
    ...prediction,
    after: { change: 'alpha', to: 0.5 },
  }),
  'a task without a hint': asking(task),
  'a goal above': asking({ ...task, goal: [{ of: 'loss', above: 1 }] }),
  'a goal of a value': asking({ ...task, goal: [{ of: 'loss', is: 1 }] }),
  'a goal of changes of any kind': asking({ ...task, goal: [{ changed: { atMost: 2 } }] }),
  'spaces in a step': withCard({ show: { step: ' dZ[1] ( 1, 1 ) ' } }),
};

/** By what is wrong: the lesson, and what is said of it. @type {Record<string, [unknown, string]>} */
export const REFUSED = {
  'no object': [3, 'expected a lesson with "format": "backprop-lesson/1", got 3'],
  'an array': [[], 'expected a lesson with "format": "backprop-lesson/1", got []'],
  'no format': [
    { ...SOUND, format: undefined },
    'format: expected "backprop-lesson/1", got nothing',
  ],
  'another format': [
    { ...SOUND, format: 'backprop-by-hand/1' },
    'format: expected "backprop-lesson/1", got "backprop-by-hand/1"',
  ],
  'no cards': [{ ...SOUND, cards: [] }, 'cards: expected a list of 1 to 100 cards, got []'],
  'cards that are an object': [
    { ...SOUND, cards: {} },
    'cards: expected a list of 1 to 100 cards, got {}',
  ],
  'no title': [{ ...SOUND, title: undefined }, 'title: expected a text, got nothing'],
  'an empty title': [{ ...SOUND, title: ' ' }, 'title: expected a text, got " "'],
  'a key that nobody has': [
    { ...SOUND, author: 'me' },
    'author: there is no such key; there are $schema, format, title, summary, digits, network, networks, cards',
  ],
  'a summary that is a number': [{ ...SOUND, summary: 1 }, 'summary: expected a text, got 1'],
  'a schema that is a number': [{ ...SOUND, $schema: 1 }, '$schema: expected a text, got 1'],
  'too many digits': [
    { ...SOUND, digits: 16 },
    'digits: expected a whole number from 2 to 15, got 16',
  ],
  'a network that is a number': [
    { ...SOUND, network: 3 },
    'network: expected the name of a network, or a network document, got 3',
  ],
  'networks in a list': [
    { ...SOUND, networks: ['xor'] },
    'networks: expected an object that has a network for each name, got ["xor"]',
  ],
  'a network with a name of two words': [
    { ...SOUND, networks: { ...SOUND.networks, 'two words': 'xor' } },
    'networks.two words: a name has letters, digits, - and _ only',
  ],
  'a card that is a text': [
    { ...SOUND, cards: ['Read.'] },
    'cards[0]: expected an object, got "Read."',
  ],
  'a card without a title': [
    withCard({ title: undefined }),
    'cards[0].title: expected a text, got nothing',
  ],
  'a card without text': [
    withCard({ text: undefined }),
    'cards[0].text: expected a text, or a list of paragraphs, got nothing',
  ],
  'an empty paragraph': [
    withCard({ text: ['a', ''] }),
    'cards[0].text: expected a text, or a list of paragraphs, got ["a",""]',
  ],
  'a key of a card that nobody has': [
    withCard({ step: 'dZ[1]' }),
    'cards[0].step: there is no such key; there are title, text, show, question',
  ],
  'a show that is a text': [
    withCard({ show: 'dZ[1]' }),
    'cards[0].show: expected an object, got "dZ[1]"',
  ],
  'a key of show that nobody has': [
    withCard({ show: { steps: 'dZ[1]' } }),
    'cards[0].show.steps: there is no such key; there are network, step, grain, view, controls, lit, panel',
  ],
  'a step that is none': [
    withCard({ show: { step: '0:dZ[1]' } }),
    'cards[0].show.step: expected a step such as dZ[3], dZ[3](2,1) or 2:dZ[3], got "0:dZ[1]"',
  ],
  'a grain that is none': [
    withCard({ show: { grain: 'layer' } }),
    'cards[0].show.grain: expected one of phase, step, cell, got "layer"',
  ],
  'a part that is none': [
    withCard({ show: { view: 'network graph' } }),
    'cards[0].show.view: expected some of network, equations, change, follow, health, practice, audit, share, with spaces between, got "network graph"',
  ],
  'controls that are none': [
    withCard({ show: { controls: 'some' } }),
    'cards[0].show.controls: expected one of all, moves, none, got "some"',
  ],
  'nothing lit': [withCard({ show: { lit: '' } }), 'cards[0].show.lit: expected a text, got ""'],
  'a panel that is none': [
    withCard({ show: { panel: 'loss' } }),
    'cards[0].show.panel: expected one of change, follow, health, practice, audit, share, got "loss"',
  ],
  'a question that is a text': [
    asking('How much?'),
    'cards[2].question: expected an object, got "How much?"',
  ],
  'a question of no kind': [
    asking({ ...cell, kind: 'essay' }),
    'cards[2].question.kind: expected one of cell, choice, prediction, task, got "essay"',
  ],
  'a key of a question that nobody has': [
    asking({ ...cell, options: [] }),
    'cards[2].question.options: there is no such key; there are kind, cell, digits, prompt, hint, reply',
  ],
  'a cell that is none': [
    asking({ ...cell, cell: 'A[1](0,1)' }),
    'cards[2].question.cell: expected an entry such as Z[1](2,1), got "A[1](0,1)"',
  ],
  'a cell of a later iteration': [
    asking({ ...cell, cell: '2:A[1](1,1)' }),
    'cards[2].question.cell: expected an entry such as Z[1](2,1), got "2:A[1](1,1)"',
  ],
  'no digits': [
    asking({ ...cell, digits: 0 }),
    'cards[2].question.digits: expected a whole number from 1 to 12, got 0',
  ],
  'a prompt that is a number': [
    asking({ ...cell, prompt: 1 }),
    'cards[2].question.prompt: expected a text, or a list of paragraphs, got 1',
  ],
  'a choice without a prompt': [
    asking({ ...choice, prompt: undefined }),
    'cards[2].question.prompt: expected a text, or a list of paragraphs, got nothing',
  ],
  'one option': [
    asking({ ...choice, options: [right] }),
    'cards[2].question.options: expected a list of 2 to 8, got [{"text":"yes","right":true}]',
  ],
  'nothing right': [
    asking({ ...choice, options: [wrong, wrong] }),
    'cards[2].question.options: none of them is "right": true',
  ],
  'an option without text': [
    asking({ ...choice, options: [right, { right: false }] }),
    'cards[2].question.options[1].text: expected a text, or a list of paragraphs, got nothing',
  ],
  'an option that is right in a word': [
    asking({ ...choice, options: [right, { text: 'no', right: 'no' }] }),
    'cards[2].question.options[1].right: expected true or false, got "no"',
  ],
  'a prediction of nothing': [
    asking({ ...prediction, of: undefined }),
    'cards[2].question.of: expected a number such as loss or A[2](1,1), got nothing',
  ],
  'a prediction after nothing': [
    asking({ ...prediction, after: {} }),
    'cards[2].question.after: expected "change" with "by" or "to", or "iterations", or "network"',
  ],
  'a change of no amount': [
    asking({ ...prediction, after: { change: 'W[1](1,1)' } }),
    'cards[2].question.after: expected "change" with "by" or "to", or "iterations", or "network"',
  ],
  'a change of what cannot be changed': [
    asking({ ...prediction, after: { change: 'dW[1](1,1)', by: 1 } }),
    'cards[2].question.after.change: expected a number such as W[1](1,2), got "dW[1](1,1)"',
  ],
  'a change by a text': [
    asking({ ...prediction, after: { change: 'W[1](1,1)', by: '1' } }),
    'cards[2].question.after.by: expected a number, got "1"',
  ],
  'no iterations': [
    asking({ ...prediction, after: { iterations: 0 } }),
    'cards[2].question.after.iterations: expected a whole number from 1 to 1000000, got 0',
  ],
  'an answer that is none': [
    asking({ ...prediction, answer: 'word' }),
    'cards[2].question.answer: expected one of direction, number, got "word"',
  ],
  'a task without goals': [
    asking({ ...task, goal: [] }),
    'cards[2].question.goal: expected a list of 1 to 8, got []',
  ],
  'a goal without a limit': [
    asking({ ...task, goal: [{ of: 'loss' }] }),
    'cards[2].question.goal[0]: expected "of" with one of below, above, is, isNot, or "changed", or "at"',
  ],
  'a goal with two limits': [
    asking({ ...task, goal: [{ of: 'loss', below: 1, above: 0 }] }),
    'cards[2].question.goal[0]: expected "of" with one of below, above, is, isNot, or "changed", or "at"',
  ],
  'a limit that is a text': [
    asking({ ...task, goal: [{ of: 'loss', below: 'zero' }] }),
    'cards[2].question.goal[0].below: expected a number, got "zero"',
  ],
  'a goal at no step': [
    asking({ ...task, goal: [{ at: 3 }] }),
    'cards[2].question.goal[0].at: expected a step such as dZ[3], got 3',
  ],
  'changes without a number': [
    asking({ ...task, goal: [{ changed: { of: 'W' } }] }),
    'cards[2].question.goal[0].changed.atMost: expected a whole number from 0 to 1000000, got nothing',
  ],
  'changes of what cannot be changed': [
    asking({ ...task, goal: [{ changed: { atMost: 1, of: 'W dW' } }] }),
    'cards[2].question.goal[0].changed.of: expected some of W, b, X, Y, alpha, W[2], W[2](1,3), ..., got "W dW"',
  ],
  'a network from nothing': [
    withCard({ show: { network: { set: { 'W[1](1,1)': 1 } } } }),
    'cards[0].show.network.from: expected one of mine, nudged, in-place, article, article-softmax, neuron, textbook, xor, two-moons, dead-relu, deep-sigmoid, got nothing',
  ],
  'a network with a number that is a text': [
    withCard({ show: { network: { from: 'xor', set: { 'W[1](1,1)': '1' } } } }),
    'cards[0].show.network.set.W[1](1,1): expected a number, got "1"',
  ],
  'a network with a number of no name': [
    withCard({ show: { network: { from: 'xor', set: { w1: 1 } } } }),
    'cards[0].show.network.set.w1: expected a number such as W[1](1,2)',
  ],
  'a network without layers': [
    withCard({
      show: {
        network: {
          format: 'backprop-by-hand/1',
          inputs: [[1]],
          targets: [[1]],
          loss: 'squared-error',
        },
      },
    }),
    'cards[0].show.network.layers: expected an array of layers, got nothing',
  ],
};

/** A schema knows no networks. @type {Record<string, [unknown, string]>} */
export const ONLY_THE_READER = {
  'an unknown preset': [
    { ...SOUND, network: 'article2' },
    'network: expected one of mine, nudged, in-place, article, article-softmax, neuron, textbook, xor, two-moons, dead-relu, deep-sigmoid, got "article2"',
  ],
  'an unknown network of a card': [
    withCard({ show: { network: 'yours' } }, 1),
    'cards[1].show.network: expected one of mine, nudged, in-place, article, article-softmax, neuron, textbook, xor, two-moons, dead-relu, deep-sigmoid, got "yours"',
  ],
  'a network made from itself': [
    { ...SOUND, networks: { ...SOUND.networks, a: { from: 'b' }, b: { from: 'a' } } },
    'networks.b.from: it is made from itself',
  ],
  'a document that the engine refuses': [
    withCard({ show: { network: { from: 'xor', loss: 'hinge' } } }),
    'cards[0].show.network.loss: expected "cross-entropy", "binary-cross-entropy" or "squared-error", got "hinge"',
  ],
  'a number that the network has not': [
    withCard({ show: { network: { from: 'xor', set: { 'W[1](5,1)': 1 } } } }),
    'cards[0].show.network.set.W[1](5,1).row: expected a whole number from 0 to 1, got 4',
  ],
  'a step that the network has not': [
    withCard({ show: { step: 'dZ[9]' } }),
    'cards[0].show.step: expected a step of this network, such as Z[1], got "dZ[9]"',
  ],
  'an entry that its step has not': [
    withCard({ show: { step: 'dW[1](2,1)' } }),
    'cards[0].show.step: expected an entry of dW[1], which is 1×2, got "dW[1](2,1)"',
  ],
  'an iteration that is too far': [
    withCard({ show: { step: '9999999:dZ[1]' } }),
    'cards[0].show.step: expected an iteration up to 1000000, got "9999999:dZ[1]"',
  ],
  'something lit that is not there': [
    withCard({ show: { lit: 'W[1](1,1) W[2]' } }),
    'cards[0].show.lit: expected numbers of this network, got "W[2]"',
  ],
  'two cards of one title': [
    withCard({ title: 'Look' }),
    'cards[1].title: expected another title than cards[0] has, got "Look"',
  ],
  'a cell that the network has not': [
    asking({ ...cell, cell: 'Z[9](1,1)' }),
    'cards[2].question.cell: expected an entry of a step of this network, such as Z[1], got "Z[9](1,1)"',
  ],
  'a cell outside of its matrix': [
    asking({ ...cell, cell: 'A[1](3,1)' }),
    'cards[2].question.cell: expected an entry of A[1], which is 1×1, got "A[1](3,1)"',
  ],
  'a matrix in place of a cell': [
    withCard({ show: { network: 'article', step: 'Z[1]' }, question: { ...cell, cell: 'A[1]' } }),
    'cards[0].question.cell: expected an entry of A[1], which is 3×1, got "A[1]"',
  ],
  'an answer that is shown': [
    withCard({ show: { step: 'loss' }, question: cell }, 2),
    'cards[2].show.step: expected no place after A[1](1,1), which the question asks for',
  ],
  'a prediction of what is not there': [
    asking({ ...prediction, of: 'A[3](1,1)' }),
    'cards[2].question.of: expected a quantity of this network, such as Z[1], A[1], loss, dZ[1], dW[1], db[1], W[1]+, b[1]+, got "A[3](1,1)"',
  ],
  'a prediction that is lost on the way': [
    asking({ ...prediction, of: 'dW[1](1,2)', after: { network: 'single' } }),
    'cards[2].question.after.network: expected one of mine, nudged, in-place, article, article-softmax, neuron, textbook, xor, two-moons, dead-relu, deep-sigmoid, got "single"',
  ],
  'a change of a number that is not there': [
    asking({ ...prediction, after: { change: 'W[1](1,3)', by: 1 } }),
    'cards[2].question.after.change: expected a whole number from 0 to 1, got "W[1](1,3)"',
  ],
  'a goal for what is not there': [
    asking({
      ...task,
      goal: [
        { of: 'A[1]', below: 1 },
        { of: 'A[2](1,1)', above: 0 },
      ],
    }),
    'cards[2].question.goal[1].of: expected a quantity of this network, such as Z[1], A[1], loss, dZ[1], dW[1], db[1], W[1]+, b[1]+, got "A[2](1,1)"',
  ],
  'a goal at a step that is not there': [
    asking({ ...task, goal: [{ at: 'A[2]' }] }),
    'cards[2].question.goal[0].at: expected a step of this network, such as Z[1], got "A[2]"',
  ],
  'a number that is none': [
    withCard({ text: 'It is {{the loss}}.' }),
    'cards[0].text: expected a number such as {{loss}} or {{dZ[1](1,1)}}, got "{{the loss}}"',
  ],
  'a number of no quantity': [
    withCard({ text: 'It is {{Q(1,1)}}.' }),
    'cards[0].text: expected a quantity of this network, such as Z[1], A[1], loss, dZ[1], dW[1], db[1], W[1]+, b[1]+, got "{{Q(1,1)}}"',
  ],
  'a number of no network': [
    withCard({ text: 'It is {{loss of nowhere}}.' }),
    'cards[0].text: expected one of mine, nudged, in-place, article, article-softmax, neuron, textbook, xor, two-moons, dead-relu, deep-sigmoid, got "{{loss of nowhere}}"',
  ],
  'a number of a network that is refused': [
    {
      ...SOUND,
      networks: { ...SOUND.networks, mine: { from: 'xor', loss: 'hinge' } },
      cards: [{ title: 'A', text: '{{loss of mine}}' }],
    },
    'cards[0].text: expected a network that is not refused, as networks.mine is, got "{{loss of mine}}"',
  ],
  'a network of its own that is refused': [
    {
      ...SOUND,
      network: 'mine',
      networks: { ...SOUND.networks, mine: { from: 'xor', loss: 'hinge' } },
    },
    'networks.mine.loss: expected "cross-entropy", "binary-cross-entropy" or "squared-error", got "hinge"',
  ],
  'a matrix in place of a number': [
    withCard({ text: 'It is {{W[1]}}.' }),
    'cards[0].text: expected one entry of it, such as W[1](1,1), got "{{W[1]}}"',
  ],
  'the working of what is given': [
    withCard({ text: '{{working of W[1](1,1)}}' }),
    'cards[0].text: expected a step, which has something to work out, got "{{working of W[1](1,1)}}"',
  ],
  'a heading': [
    withCard({ text: '# A heading' }),
    'cards[0].text: expected paragraphs, lists, tables, emphasis, code and links, got "heading"',
  ],
  'an image': [
    withCard({ text: 'An ![image](a.png).' }),
    'cards[0].text: expected emphasis, code and links, got "image"',
  ],
  'a link that runs a script': [
    withCard({ text: '[press](javascript:alert(1))' }),
    'cards[0].text: expected an address with https:, or one of this site, got "javascript:alert(1)"',
  ],
  'such a link in disguise': [
    withCard({ text: '[press](<java\tscript:alert(1)>)' }),
    'cards[0].text: expected an address with https:, or one of this site, got "java\\tscript:alert(1)"',
  ],
  'a link to no step': [
    withCard({ text: '[there](#dZ[7])' }),
    'cards[0].text: expected a step or a number of this network after the #, got "#dZ[7]"',
  ],
  'an entry that is no code': [
    withCard({ text: 'See dZ[1](1,1).' }),
    'cards[0].text: expected an entry to be marked as code: `dZ[3](2,1)`, got "1,1"',
  ],
};
