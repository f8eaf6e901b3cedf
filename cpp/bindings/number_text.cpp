// Takes the place of core/number_text.cpp in the engine: JavaScript converts numbers to the same
// standard, and the C library's conversions would be a fifth of what a reader has to download.
#include "core/number_text.h"

#include <emscripten/val.h>

#include <cmath>

namespace backprop {

using emscripten::val;

std::string numberText(double value) {
  if (value == 0.0 && std::signbit(value)) return "-0";  // which String() leaves out
  return val::global("String")(value).as<std::string>();
}

double parseNumber(const std::string& text) { return val::global("Number")(text).as<double>(); }

}  // namespace backprop
