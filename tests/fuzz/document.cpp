// Fuzz target: any bytes as a network document.
#include <string_view>

#include "core/session.h"
#include "fuzz.h"

using namespace backprop;

namespace {

/// Whether every character is whole, as in all text that JavaScript hands over.
bool isUtf8(std::string_view text) {
  int missing = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool goesOn = (byte & 0xC0) == 0x80;
    if (goesOn != (missing > 0)) return false;
    missing = goesOn ? missing - 1 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
  }
  return missing == 0;
}

void readAndUse(std::string_view json) {
  const Document document = readDocument(json);
  if (countNumbers(document) > kMostNumbersAtWork) return;
  requireSameAgain(document);
  Session session(document);
  session.next(Grain::step);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json = Input(data, size).rest();
  try {
    readAndUse(json);
  } catch (const InputError& error) {
    requireTelling(error);
    require(isUtf8(error.what()) || !isUtf8(json), "a message cuts no character in two");
  }
  return 0;
}
