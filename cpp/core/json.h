// JSON text to a tree of values, and numbers back to text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace backprop {

class JsonValue;
using JsonArray = std::vector<JsonValue>;
using JsonObject = std::vector<std::pair<std::string, JsonValue>>;  // in the order of the text

/// One value of a JSON text: null (std::monostate), a boolean, a number, a string, an array or an
/// object.
class JsonValue {
 public:
  JsonValue() = default;
  template <typename T>
  explicit JsonValue(T value) : value_(std::move(value)) {}

  /// The value as a T; null if it is of another type.
  template <typename T>
  const T* as() const {
    return std::get_if<T>(&value_);
  }

  bool isNull() const { return value_.index() == 0; }

  /// The value of an object's key; null if there is none.
  const JsonValue* find(std::string_view key) const;

  /// How an error message names it: `3`, `"relu"`, `an array of 2`, `an object`, `null`. A string
  /// that spells a number which JSON cannot write (`NaN`, `Infinity`, `-Infinity`) goes bare.
  std::string describe() const;

 private:
  std::variant<std::monostate, bool, double, std::string, JsonArray, JsonObject> value_;
};

/// Reads a JSON text (RFC 8259); keys may not repeat, their number and the depth of nesting are
/// bounded. Throws InputError with the line and column of the fault.
JsonValue parseJson(std::string_view text);

/// Appends `numberText`, as a string in quotes where JSON has no such number.
void appendNumber(std::string& json, double value);

/// Appends a string with its quotes and escapes.
void appendString(std::string& json, std::string_view text);

}  // namespace backprop
