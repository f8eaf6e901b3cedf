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
  downloadSvg: {
    name: 'Drawing as SVG',
    tip: 'Save the drawing of the network as a picture that stays sharp at every size.',
  },
  downloadPng: { name: 'Drawing as PNG', tip: 'Save the drawing of the network as pixels.' },

  /** What is said after an action. */
  status: {
    linkCopied: 'The link is in the clipboard.',
    latexCopied: 'The equation is in the clipboard, as LaTeX.',
    textCopied: 'The equation is in the clipboard, as text.',
    copyRefused: 'The browser did not let anything into the clipboard.',
    /** @param {string} file */
    downloaded: (file) => `${file} is downloaded.`,
    /** @param {string} file */
    opened: (file) => `${file} is open.`,
    pngRefused: 'The browser could not make a PNG of the drawing; the SVG is the same picture.',
  },
  /** Why a link was not opened; what the page shows by itself is shown. */
  badLink: {
    broken: 'The link is incomplete or was changed on its way, so the network is the usual one.',
    version: 'The link is of another version of this page, so the network is the usual one.',
    'too-large': 'The link holds more than this page opens, so the network is the usual one.',
  },
  /** Why a file was not read. */
  fileRefused: {
    /** @param {string} file */
    tooLarge: (file) => `${file}: expected a network document of up to 16 MB, got a larger file.`,
    /** @param {string} file */
    unreadable: (file) => `${file} cannot be read.`,
  },
};
