// The whole iteration as a LaTeX document. It needs only what the smallest TeX systems have.
import { proseOf } from './prose.js';

/**
 * @import { Derivation } from '../model/derivation.js'
 * @import { Markup, Sentences } from './prose.js'
 */

const PREAMBLE = String.raw`\documentclass{article}
\usepackage[utf8]{inputenc}
\usepackage[a4paper, margin=2.5cm]{geometry}
\usepackage{amsmath}
\usepackage{graphicx}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.75\baselineskip}
\raggedbottom

% A formula by itself; one that is wider than the page is made smaller.
\newsavebox{\formulabox}
\newcommand{\formula}[1]{%
  \sbox{\formulabox}{$\displaystyle #1$}%
  \par
  \makebox[\linewidth]{%
    \ifdim\wd\formulabox>\linewidth
      \resizebox{\linewidth}{!}{\usebox{\formulabox}}%
    \else
      \usebox{\formulabox}%
    \fi}\par}`;

/** Of texts: signs that mean something in LaTeX, and those that its usual fonts do not have.
 * @type {Record<string, string>} */
const SIGNS = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '·': '$\\cdot$',
  '×': '$\\times$',
  '−': '$-$',
  '½': '$\\frac{1}{2}$',
  '²': '$^2$',
  ᶻ: '$^z$',
  '₁': '$_1$',
  '₂': '$_2$',
  '∞': '$\\infty$',
  α: '$\\alpha$',
  β: '$\\beta$',
  ε: '$\\varepsilon$',
  λ: '$\\lambda$',
  μ: '$\\mu$',
  φ: '$\\varphi$',
  Φ: '$\\Phi$',
};

/** @param {string} text */
function escaped(text) {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[{}$&#_%]|[^]/gu, (sign) =>
      /[{}$&#_%]/.test(sign) ? `\\${sign}` : (SIGNS[sign] ?? sign),
    );
}

/** @type {Markup} */
const latex = {
  title: (text) => `\\section*{${escaped(text)}}`,
  section: (text) => `\\subsection*{${escaped(text)}}`,
  step: (text) => `\\subsubsection*{${escaped(text)}}`,
  // What it announces stays on the same page.
  paragraph: (text) => `${escaped(text)}\\nopagebreak`,
  formula: (formula) => `\\formula{%\n${formula}%\n}`,
};

/**
 * @param {Derivation} derivation
 * @param {Sentences} sentences
 * @returns {string}
 */
export function latexDocument(derivation, sentences) {
  const body = proseOf(derivation, sentences, latex).join('\n\n');
  return `${PREAMBLE}\n\n\\begin{document}\n\n${body}\n\n\\end{document}\n`;
}
