// Writes JSON objects and arrays member by member.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/json.h"

namespace backprop {

/// An object that is closed when it goes out of scope.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& json) : json_(json) { json_ += '{'; }
  ~ObjectWriter() { json_ += '}'; }
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  /// Begins a member; the caller writes its value.
  std::string& key(std::string_view name) {
    if (!isFirst_) json_ += ',';
    isFirst_ = false;
    appendString(json_, name);
    return json_ += ':';
  }
  void text(std::string_view name, std::string_view value) { appendString(key(name), value); }
  void number(std::string_view name, double value) { appendNumber(key(name), value); }
  void count(std::string_view name, std::size_t value) { key(name) += countText(value); }
  void count(std::string_view name, std::optional<std::size_t> value) {
    key(name) += value ? countText(*value) : "null";
  }

 private:
  std::string& json_;
  bool isFirst_ = true;
};

template <typename List, typename Write>
void appendArray(std::string& json, const List& items, Write write) {
  json += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) json += ',';
    write(items[i]);
  }
  json += ']';
}

}  // namespace backprop
