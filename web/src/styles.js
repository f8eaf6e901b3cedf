// The styles of the widget, all of them.
import { accessStyles } from './access-styles.js';
import { cellEditorStyles } from './cell-editor.js';
import { elementStyles } from './element-styles.js';
import { printStyles } from './print-styles.js';
import { chosenStyles } from './views/chosen.js';
import { controlsStyles } from './views/controls.js';
import { editorStyles } from './views/editor/index.js';
import { frameStyles } from './views/frame.js';
import { healthStyles } from './views/health/index.js';
import { inspectorStyles } from './views/inspector/index.js';
import { lensStyles } from './views/lens/index.js';
import { networkStyles } from './views/network/index.js';
import { shareStyles } from './views/share/index.js';
import { sheetStyles } from './views/sheet/index.js';
import { timelineStyles } from './views/timeline.js';
import { toolsStyles } from './views/tools.js';
import { sheetAt, typeScaleOf } from './type-size.js';

/** Of what is soonest to be seen. */
const firstStyles = [
  ...elementStyles,
  networkStyles,
  timelineStyles,
  controlsStyles,
  toolsStyles,
  frameStyles,
];
/** Of what follows. */
const laterStyles = [
  sheetStyles,
  editorStyles,
  inspectorStyles,
  lensStyles,
  healthStyles,
  shareStyles,
  chosenStyles,
  cellEditorStyles,
];
const lastStyles = [...accessStyles, ...printStyles];

/**
 * Gives them to a shadow root, after those that it has.
 * @param {ShadowRoot} root
 * @param {boolean} isWhole whether all of the widget is there, or only controls and drawing
 */
export function adoptStyles(root, isWhole) {
  const scale = typeScaleOf(root.host);
  const styles = [...firstStyles, ...(isWhole ? laterStyles : []), ...lastStyles];
  const sheets = styles.flat().map((css) => sheetAt(css, scale));
  const others = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  root.adoptedStyleSheets = [...others, ...sheets];
}
