// A value of a JSON text that knows its place there, and refuses what does not belong in it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/matrix.h"

namespace backprop {

/// The text as JSON has it.
std::string quoted(std::string_view text);

/// `"relu", "tanh" or "softmax"`
template <typename Rows, typename NameOf>
std::string oneOf(const Rows& rows, NameOf nameOf) {
  std::string text;
  std::size_t left = rows.size();
  for (const auto& row : rows) {
    appendString(text, nameOf(row));
    if (--left > 0) text += left == 1 ? " or " : ", ";
  }
  return text;
}

template <typename Rows>
std::string namesOf(const Rows& rows) {
  return oneOf(rows, [](const auto& row) { return row.name; });
}

/// `at most 64 layers`
std::string atMost(std::size_t limit, std::string_view what);

/// A value of the document and the path of the keys that lead to it.
class Field {
 public:
  Field(const JsonValue* value, std::string path) : value_(value), path_(std::move(path)) {}

  bool exists() const { return value_ != nullptr; }
  bool isObject() const { return value_ && value_->as<JsonObject>(); }
  const std::string& path() const { return path_; }

  /// A member, which need not exist.
  Field operator[](std::string_view key) const;
  /// An item of an array that has it.
  Field at(std::size_t index) const;

  /// Throw InputError; without `got` the value is described.
  [[noreturn]] void refuse(std::string expected) const;
  [[noreturn]] void refuse(std::string expected, std::string got) const;

  // Each refuses a value of another kind.
  const JsonArray& array(const char* expected) const;  // and an empty one
  double number() const;                               // and one that is not finite
  const std::string& string(const std::string& expected) const;
  /// A whole number from `least` to `most`.
  double integer(double least, double most, const std::string& what) const;
  /// Refuses anything but an object with no other keys than these.
  void requireObject(std::initializer_list<std::string_view> keys) const;

 private:
  const JsonValue* value_;
  std::string path_;
};

/// Entry `index` of the array that `field` holds, a finite number.
double finiteEntry(const Field& field, const JsonArray& items, std::size_t index);

/// A matrix as an array of rows, with any number of rows and columns.
Matrix readMatrix(const Field& field, std::size_t mostNumbers);

}  // namespace backprop
