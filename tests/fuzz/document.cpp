// Fuzz target: any bytes as a network document.
#include <string_view>

#include "core/session.h"
#include "fuzz.h"

using namespace backprop;

namespace {

void readAndUse(std::string_view json) {
  const Document document = readDocument(json);
  if (countNumbers(document) > kMostNumbersAtWork) return;
  requireSameAgain(document);
  Session session(document);
  session.next(Grain::step);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    readAndUse(Input(data, size).rest());
  } catch (const InputError& error) {
    requireTelling(error);
  }
  return 0;
}
