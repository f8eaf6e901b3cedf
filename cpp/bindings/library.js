// What Emscripten puts into the glue: what the core calls, and the engine's part of Embind.

/** In every glue of old versions of Emscripten, in that of new ones only where they are asked for. */
const textFunctions = ['$UTF8ToString', '$stringToUTF8'].filter(
  (name) => name in LibraryManager.library,
);

/**
 * Puts the engine's part of Embind in the place of the whole, which handles classes, overloads and
 * types that no function of the engine takes or returns: what converts them would be downloaded for
 * nothing.
 */
const embind = {
  // bindings.cpp sees to it that arguments are numbers, booleans and std::string, and that what comes
  // back is a std::string or nothing. A std::string is its length, 32 bits, and UTF-8.
  _embind_register_function: function (name, count, types, signature, invoker, target) {
    const invoke = getWasmTableEntry(invoker);
    Module[UTF8ToString(name)] = function () {
      const texts = [];
      const given = Array.from(arguments, (value) => {
        if (typeof value !== 'string') return value;
        // Emscripten's own way, letter by letter, takes longer the first time than all else.
        const bytes = new TextEncoder().encode(value);
        const text = _malloc(bytes.length + 4);
        HEAPU32[text >> 2] = bytes.length;
        HEAPU8.set(bytes, text + 4);
        texts.push(text);
        return text;
      });
      const text = invoke(target, ...given);
      texts.forEach(_free);
      if (text === undefined) return undefined;
      // Emscripten's own way to a text looks for its end letter by letter.
      const bytes = HEAPU8.subarray(text + 4, text + 4 + HEAPU32[text >> 2]);
      const answer = new TextDecoder().decode(bytes);
      _free(text);
      return answer;
    };
  },
  _embind_register_function__deps: ['$getWasmTableEntry', 'malloc', 'free', ...textFunctions],
};

// Embind registers every type that it knows; the function above asks for none.
for (const type of [
  'void',
  'bool',
  'integer',
  'bigint',
  'float',
  'std_string',
  'std_wstring',
  'emval',
  'memory_view',
]) {
  embind[`_embind_register_${type}`] = function () {};
  embind[`_embind_register_${type}__deps`] = [];
}

for (const name of Object.keys(embind)) {
  if (!(name in LibraryManager.library)) {
    throw new Error(`${name} of cpp/bindings/library.js takes the place of nothing in Embind`);
  }
}

mergeInto(LibraryManager.library, embind);
mergeInto(LibraryManager.library, {
  writeNumber: function (value, text, size) {
    stringToUTF8(String(value), text, size);
  },
  writeNumber__deps: textFunctions,
  readNumber: function (text) {
    return Number(UTF8ToString(text));
  },
  readNumber__deps: textFunctions,
});
