// The styles of all views, for the element to adopt.
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

export const viewStyles = [
  networkStyles,
  sheetStyles,
  timelineStyles,
  controlsStyles,
  toolsStyles,
  editorStyles,
  inspectorStyles,
  lensStyles,
  healthStyles,
  shareStyles,
  frameStyles,
  chosenStyles,
];
