// Long sums in LaTeX, broken into lines that fit on a page.

/** Of what is seen, in the usual type on the usual paper. */
const MOST_CHARACTERS = 80;

/** A sign between terms. */
const BETWEEN = / (?=[+-] )/;

/** @param {string} formula */
export function isLong(formula) {
  return seenLength(formula) > MOST_CHARACTERS;
}

/**
 * The formula in lines, broken before signs that stand in no braces, and between no brackets that
 * grow with what is in them.
 * @param {string} formula
 * @returns {string[]} those after the first are set in
 */
export function brokenFormula(formula) {
  const lines = [''];
  let isOpen = false;
  for (const term of formula.split(BETWEEN)) {
    const line = lines[lines.length - 1];
    const joined = line ? `${line} ${term}` : term;
    if (isOpen || !line || !isLong(joined)) lines[lines.length - 1] = joined;
    else lines.push(`\\quad ${term}`);
    isOpen = depthOf(lines[lines.length - 1]) > 0;
  }
  return lines;
}

/** @param {string} formula */
function seenLength(formula) {
  return formula.replace(/\\[a-z]+ ?|[{}^_]/gi, (sign) => (sign.startsWith('\\') ? '.' : ''))
    .length;
}

/** @param {string} formula */
function depthOf(formula) {
  const opened = formula.match(/\{|\\left\(/g) ?? [];
  const closed = formula.match(/\}|\\right\)/g) ?? [];
  return opened.length - closed.length;
}
