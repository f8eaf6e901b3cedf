// @ts-check
// What `lit` means in the bundles: templates and style sheets. Its elements would be downloaded for
// nothing, since the custom element stands in a file of its own.
export { css, unsafeCSS } from '@lit/reactive-element/css-tag.js';
export { html, noChange, nothing, render, svg } from 'lit-html';
