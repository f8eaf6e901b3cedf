// Takes the place of core/number_text.cpp in the engine: JavaScript converts numbers to the same
// standard, and the C library's conversions would be a fifth of what a reader has to download.
#include "core/number_text.h"

#include <cmath>

// Of library.js.
extern "C" {
void writeNumber(double value, char* text, std::size_t size);
double readNumber(const char* text);
}

namespace backprop {

std::string numberText(double value) {
  if (value == 0.0 && std::signbit(value)) return "-0";  // which String() leaves out
  char text[32];
  writeNumber(value, text, sizeof text);
  return text;
}

double parseNumber(const std::string& text) { return readNumber(text.c_str()); }

}  // namespace backprop
