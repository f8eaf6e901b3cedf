// The peers are installed by `npm run bench` only, and come without types or with their own.
declare module 'ml-matrix';
declare module 'convnetjs';
declare module 'brain.js';
declare module '@tensorflow/tfjs';
declare module '@tensorflow/tfjs-backend-wasm';
