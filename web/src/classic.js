// The element as a classic script.
import './engine/fallback-script.js'; // knows where the script lies only while that runs
import './define.js';
