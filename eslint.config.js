import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['build/', 'dist/'] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-implicit-coercion': 'error',
      'no-shadow': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['web/src/**'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-console': ['error', { allow: ['warn'] }] },
  },
  {
    files: ['web/tools/**', 'web/src/static/**', 'tests/**'],
    languageOptions: { globals: globals.node },
  },
  // Emscripten runs this one, and its old versions know no shorthand there.
  {
    files: ['cpp/bindings/library.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        mergeInto: 'readonly',
        LibraryManager: 'readonly',
        Module: 'readonly',
        HEAPU32: 'readonly',
        HEAPU8: 'readonly',
        TextDecoder: 'readonly',
        TextEncoder: 'readonly',
        _malloc: 'readonly',
        _free: 'readonly',
        getWasmTableEntry: 'readonly',
        stringToUTF8: 'readonly',
        UTF8ToString: 'readonly',
      },
    },
    rules: { 'object-shorthand': 'off' },
  },
  // These hand functions to a page.
  {
    files: ['tests/{browser,engines,package,recipes}/**', 'tests/bench/{page,frames,loading}.js'],
    languageOptions: { globals: globals.browser },
  },
];
