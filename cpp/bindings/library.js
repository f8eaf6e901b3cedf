// What Emscripten puts into the glue besides its own library.
mergeInto(LibraryManager.library, {
  writeNumber: function (value, text, size) {
    stringToUTF8(String(value), text, size);
  },
  readNumber: function (text) {
    return Number(UTF8ToString(text));
  },

  // Embind registers every type that it knows. No function of the engine takes or returns these:
  // what converts them would be downloaded for nothing.
  _embind_register_std_wstring: function () {},
  _embind_register_std_wstring__deps: [],
  _embind_register_memory_view: function () {},
  _embind_register_memory_view__deps: [],
  _embind_register_emval: function () {},
  _embind_register_emval__deps: [],
});
