// Taking equations, documents and pictures along, and links, in English.

export const share = {
  name: 'Keep and share',
  tip: 'Links, equations, documents and pictures of what is shown, to take along.',

  copyLink: {
    name: 'Copy link',
    tip: 'A link that opens this network, with its numbers, at this place.',
  },
  copyLatex: {
    name: 'Equation as LaTeX',
    tip: 'Copy the equation of this step, in symbols and numbers, for LaTeX, KaTeX or MathJax.',
  },
  copyText: {
    name: 'Equation as text',
    tip: 'Copy the equation of this step, in symbols and numbers, as text with aligned matrices.',
  },
  downloadDocument: {
    name: 'Download document',
    tip: 'Save this network, with its numbers of now, as a JSON file that can be opened again.',
  },
  openDocument: { name: 'Open document', tip: 'Open a network from a JSON file.' },
  dropNote: 'A JSON file can also be dropped anywhere on this widget.',
  dropSign: 'Drop a network document to open it',
  downloadSvg: {
    name: 'Drawing as SVG',
    tip: 'Save the drawing of the network as a picture that stays sharp at every size.',
  },
  downloadPng: { name: 'Drawing as PNG', tip: 'Save the drawing of the network as pixels.' },

  paperTitle: 'Backprop by Hand',
  printStep: { name: 'Print step', tip: 'Print the network and the equation of this step.' },
  printAll: {
    name: 'Print all steps',
    tip: 'Print the network and every step of this iteration, worked out.',
  },

  /** What is said after an action. */
  status: {
    linkCopied: 'The link is in the clipboard.',
    latexCopied: 'The equation is in the clipboard, as LaTeX.',
    textCopied: 'The equation is in the clipboard, as text.',
    linkTooLong: 'This network is too large for a link; its document can be downloaded.',
    linkNotFinite:
      'There is no link to this place: a number that the network starts with has overflowed.',
    documentNotFinite:
      'There is no document of this place: a weight or bias has overflowed, and JSON has no number for it. Go back to before that.',
    copyRefused: 'The browser did not let anything into the clipboard.',
    /** @param {string} file */
    downloaded: (file) => `${file} is downloaded.`,
    /** @param {string} file */
    opened: (file) => `${file} is open.`,
    /** @param {string} reason */
    notLoaded: (reason) => `The page's script for this could not be loaded. ${reason}`,
    pngRefused: 'The browser could not make a PNG of the drawing; the SVG is the same picture.',
  },
  /**
   * Why a link was not opened; what the page shows by itself is shown, or what was shown stays.
   * @type {Record<string, (detail?: string) => string>}
   */
  badLink: {
    broken: () => 'The link was not opened: it is incomplete or was changed on its way.',
    version: () => 'The link was not opened: it is of another version of this page.',
    'too-large': () => 'The link was not opened: it holds more than this page can show.',
    'too-long': () =>
      'The link was not opened: it leads to an iteration that would take too long to train to.',
    nowhere: () =>
      'The link was not opened: it leads to a step, number or unit that its network does not have.',
    refused: (detail = '') => `The link was not opened: its network is refused. ${detail}`,
  },
  /** Why a file was not read. */
  fileRefused: {
    /** @param {string} file */
    tooLarge: (file) => `${file}: expected a network document of up to 16 MB, got a larger file.`,
    /** @param {string} file */
    unreadable: (file) => `${file} cannot be read.`,
    /** @param {string} file @param {string} reason */
    refused: (file, reason) => `${file} was not opened; your network is as it was. ${reason}`,
  },
};
