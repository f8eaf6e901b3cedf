// @ts-check
// WebKit as Linux has it, WebKitGTK.
import { findProgram, findWebKitDriver } from '../../web/tools/programs.js';
import { testEngine } from './engine.js';
import { launchWebKit } from './webkit.js';

testEngine('WebKit', {
  isPresent: findWebKitDriver() !== undefined && findProgram('Xvfb') !== undefined,
  launch: launchWebKit,
});
