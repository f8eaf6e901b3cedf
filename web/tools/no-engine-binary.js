// @ts-check
// What `#engine-binary` means where engine.wasm is loaded from beside the script. The build of the
// self-contained page puts the bytes in its place.

/** @type {Uint8Array<ArrayBuffer> | undefined} */
const engineBinary = undefined;

export default engineBinary;
