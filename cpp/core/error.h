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

/// A part of a message: text, or a count or a number to be written out.
class Piece {
 public:
  Piece(const char* text) : Piece(std::string_view(text)) {}
  Piece(const std::string& text) : Piece(std::string_view(text)) {}
  Piece(std::string_view text) : kind_(Kind::text), size_(text.size()), text_(text.data()) {}
  Piece(std::size_t count) : kind_(Kind::count), size_(count), number_(0.0) {}
  Piece(double number) : kind_(Kind::number), size_(0), number_(number) {}

  void appendTo(std::string& message) const;

 private:
  enum class Kind { text, count, number };
  Kind kind_;
  std::size_t size_;  // of the text, or the count
  union {
    const char* text_;
    double number_;
  };
};

/// A message in pieces. It is put together where it is needed: what may have to tell it holds no
/// strings that it would have to clean up, of which every message of the engine would be larger.
using Message = std::initializer_list<Piece>;

/// The pieces one after the other.
std::string concatenate(Message pieces);

/// A count in decimal digits; not std::to_string, which brings a table.
std::string countText(std::size_t count);

/// Throws InputError. In the engine bindings/refuse.cpp takes the place of this and of the next.
[[noreturn]] void refuse(std::string_view path, Message expected, Message got);

/// Throws std::invalid_argument: the program is at fault, not a person.
[[noreturn]] void fail(Message message);

/// Throws InputError for `path` unless `value` is from `least` to `most`.
void requireWithin(std::size_t least, std::size_t most, std::size_t value, const char* path);
inline void requireAtMost(std::size_t most, std::size_t value, const char* path) {
  requireWithin(0, most, value, path);
}

}  // namespace backprop
