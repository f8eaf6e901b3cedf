/** The type of the script that holds the core as JavaScript in the page that is one file. */
export const INERT_TYPE = 'text/x-backprop-by-hand-fallback';
