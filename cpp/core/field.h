// A value of a JSON text that knows its place there, and refuses what does not belong in it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/json.h"
#include "core/matrix.h"

namespace backprop {

/// The text as JSON has it.
std::string quoted(std::string_view text);

/// `"relu", "tanh" or "softmax"`
std::string oneOf(const char* const* names, std::size_t count);

/// A value of the document and the keys that lead to it. It refers to the field that it was taken
/// from, which must outlive it: the path is put together when something is refused.
class Field {
 public:
  explicit Field(const JsonValue& root) : value_(&root) {}

  bool exists() const { return value_ != nullptr; }
  bool isObject() const { return value_ && value_->as<JsonObject>(); }
  std::string path() const;
  /// Of a field that exists.
  const JsonValue& value() const { return *value_; }

  /// A member, which need not exist.
  Field operator[](const char* key) const&;
  /// An item of an array that has it.
  Field at(std::size_t index) const&;

  // Of a field that is gone before its member or item would be.
  Field operator[](const char* key) const&& = delete;
  Field at(std::size_t index) const&& = delete;

  /// Throw InputError; without `got` the value is described.
  [[noreturn]] void refuse(Message expected) const;
  [[noreturn]] void refuse(Message expected, Message got) const;

  // Each refuses a value of another kind.
  const JsonArray& array(const char* expected) const;  // and an empty one
  double number() const;                               // and one that is not finite
  const std::string& string(const char* expected) const;
  /// A whole number from `least` to `most`.
  double integer(double least, double most, const char* what) const;
  /// The place of a string among these; refuses others.
  std::size_t choice(const char* const* names, std::size_t count) const;
  /// Refuses anything but an object with no other keys than these.
  void requireObject(std::initializer_list<const char*> keys) const;

 private:
  Field(const JsonValue* value, const Field* parent, const char* key, std::size_t index)
      : value_(value), parent_(parent), key_(key), index_(index) {}

  const JsonValue* value_;
  const Field* parent_ = nullptr;
  const char* key_ = nullptr;  // null for an item
  std::size_t index_ = 0;
};

/// Entry `index` of the array that `field` holds, a finite number.
double finiteEntry(const Field& field, const JsonArray& items, std::size_t index);

/// A matrix as an array of rows, with any number of rows and columns.
Matrix readMatrix(const Field& field, std::size_t mostNumbers);

}  // namespace backprop
