// What the article prints of its iteration, digit by digit, and what is to be said of its notation.

/** @import { Published } from '../../engine/practice-types.js' */

/** @type {Published} */
export const ARTICLE_PUBLISHED = {
  source: 'Ahammad Nafiz, Backprop by Hand: A Deep Dive into Neural Networks (2024)',
  values: {
    'Z[1]': [['2.6'], ['-2.5'], ['2.3']],
    'A[1]': [['2.6'], ['0'], ['2.3']],
    'Z[2]': [['1.41'], ['0.35'], ['0.20']],
    'A[2]': [['1.41'], ['0.35'], ['0.20']],
    'Z[3]': [['0.378'], ['0.227'], ['-0.273']],
    'A[3]': [['0.378'], ['0.227'], ['0']],
    'Z[4]': [['0.0529'], ['0.1739'], ['-0.0075']],
    'exp(Z[4])': [['1.0543'], ['1.1904'], ['0.9925']],
    'sum(exp(Z[4]))': [['3.2372']],
    'softmax(Z[4])': [['0.3252'], ['0.3685'], ['0.3063']],
    'dZ[4]': [['-0.9471'], ['0.1739'], ['-0.0075']],
    'dW[4]': [
      ['-0.3576', '-0.2144', '0'],
      ['0.0657', '0.0395', '0'],
      ['0.0014', '0.0008', '0'],
    ],
    'db[4]': [['-0.9471'], ['0.1739'], ['-0.0075']],
    'dA[3]': [['-0.11836'], ['0.10985'], ['-0.99612']],
    'dZ[3]': [['-0.11836'], ['0.10985'], ['0']],
    'dW[3]': [
      ['-0.16738', '-0.04149', '-0.02367'],
      ['0.15576', '0.03849', '0.02197'],
      ['0', '0', '0'],
    ],
    'db[3]': [['-0.11836'], ['0.10985'], ['0']],
    'dA[2]': [['-0.01354'], ['-0.06677'], ['0.53935']],
    'dZ[2]': [['-0.01354'], ['-0.06677'], ['0.53935']],
    'dW[2]': [
      ['-0.03519', '0', '-0.03111'],
      ['0.17335', '0', '0.13535'],
      ['0.37574', '0', '0.20557'],
    ],
    'db[2]': [['-0.01354'], ['-0.06677'], ['0.53935']],
    'dA[1]': [['-0.081997'], ['0.157836'], ['0.121131']],
    'dZ[1]': [['-0.081997'], ['0'], ['0.121131']],
    'dW[1]': [
      ['-0.081997', '-0.327988', '-0.57392'],
      ['0', '0', '0'],
      ['0.121131', '0.484524', '0.847917'],
    ],
    'db[1]': [['-0.081997'], ['0'], ['0.121131']],
  },
  remarks: [
    {
      step: 'Z[1]',
      text: 'A heading counts three layers. There are four with weights, and the input, which has none.',
    },
    {
      step: 'A[4]',
      text: 'Softmax is worked out here, and then dropped: from here on the article takes A[4] = Z[4], as an identity output has it.',
    },
    {
      step: 'loss',
      text: 'The loss is named but never worked out. Its number is here.',
    },
    {
      step: 'dZ[4]',
      text: 'The article names the mean squared error and uses A[4] − Y. That is the gradient of half the squared error of an identity output; of cross-entropy with softmax it is, too.',
    },
    {
      step: 'dZ[3]',
      text: 'The derivative of ReLU is written like ReLU itself. It is 1 where Z[3] is above 0, and 0 elsewhere: a switch (a mask), not the values.',
    },
    {
      step: 'dZ[2]',
      text: 'The dot between dA[2] and the derivative multiplies entry by entry. It is no matrix product; ⊙ would say so.',
    },
    {
      step: 'W[1]',
      text: 'The article ends with the gradients. The weights after the update are here.',
    },
  ],
};
