// What the fuzz targets share: reading their input, and what must always hold.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/error.h"

namespace backprop {

/// Documents with more numbers are not worked on: a run must not take long.
constexpr std::size_t kMostNumbersAtWork = 4000;

/// The bytes that make up one run, taken from the front; zeros once they are used up.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size)
      : rest_(reinterpret_cast<const char*>(data), size) {}

  bool isEmpty() const { return rest_.empty(); }
  const std::string_view& rest() const { return rest_; }

  unsigned byte() { return isEmpty() ? 0 : static_cast<unsigned char>(take(1)[0]); }

  /// The text up to the next zero byte.
  std::string_view text() {
    const std::string_view text = take(std::min(rest_.find('\0'), rest_.size()));
    byte();
    return text;
  }

  /// Any double.
  double real() {
    double value = 0.0;
    const std::string_view bytes = take(std::min(sizeof value, rest_.size()));
    std::memcpy(&value, bytes.data(), bytes.size());
    return value;
  }

 private:
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::string_view rest_;
};

/// Ends the program, which counts as a finding, unless `holds`.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << "does not hold: " << what << std::endl;
  std::abort();
}

/// An error tells its reader what was expected and what came.
inline void requireTelling(const InputError& error) {
  require(!error.expected().empty() && !error.got().empty(), "an error says what is wrong");
  require(std::string_view(error.what()).substr(0, error.path().size()) == error.path(),
          "the message of an error begins with its path");
}

/// Writing and reading a document again loses nothing.
inline void requireSameAgain(const Document& document) {
  const std::string text = writeDocument(document);
  require(writeDocument(readDocument(text)) == text, "a document reads back as it was written");
}

/// How many numbers one iteration of the document is about.
inline std::size_t countNumbers(const Document& document) {
  std::size_t count = document.examples.X.size();
  for (const LayerParameters& layer : document.parameters) {
    count += layer.W.size() + layer.b.size() * (1 + document.examples.X.columns());
  }
  return count;
}

}  // namespace backprop
