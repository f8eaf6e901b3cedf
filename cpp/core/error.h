// What the core throws when it is given something that it cannot work with.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

namespace backprop {

/// Something that a person wrote is wrong. `what()` is one sentence,
/// `path: expected ..., got ...`, for example
/// `layers[1].weights: expected 3 x 3 to follow 3 units, got 3 x 2`.
class InputError : public std::invalid_argument {
 public:
  InputError(std::string path, std::string expected, std::string got);

  /// The key or argument at fault, as `layers[1].weights`; empty for the whole input.
  const std::string& path() const { return path_; }
  const std::string& expected() const { return expected_; }
  const std::string& got() const { return got_; }

 private:
  std::string path_;
  std::string expected_;
  std::string got_;
};

/// The parts one after the other. Smaller as machine code than a chain of `+`, which matters where
/// every message of the engine is downloaded.
std::string concatenate(std::initializer_list<std::string_view> parts);

/// A count in decimal digits; for the same reason not std::to_string, which brings a table.
std::string countText(std::size_t count);

/// Throws InputError for `path` unless `value` is from `least` to `most`.
void requireWithin(std::size_t least, std::size_t most, std::size_t value, const char* path);
inline void requireAtMost(std::size_t most, std::size_t value, const char* path) {
  requireWithin(0, most, value, path);
}

}  // namespace backprop
