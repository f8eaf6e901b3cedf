#include "core/field.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace backprop {

std::string quoted(std::string_view text) {
  std::string json;
  appendString(json, text);
  return json;
}

std::string oneOf(const char* const* names, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += i + 1 == count ? " or " : ", ";
    appendString(text, names[i]);
  }
  return text;
}

std::string Field::path() const {
  if (!parent_) return {};
  std::string path = parent_->path();
  if (!key_) return concatenate({path, "[", index_, "]"});
  return concatenate({path, path.empty() ? "" : ".", key_});
}

Field Field::operator[](const char* key) const& {
  return {value_ ? value_->find(key) : nullptr, this, key, 0};
}

Field Field::at(std::size_t index) const& {
  return {&(*value_->as<JsonArray>())[index], this, nullptr, index};
}

void Field::refuse(Message expected) const {
  refuse(expected, {value_ ? value_->describe() : "nothing"});
}

void Field::refuse(Message expected, Message got) const { backprop::refuse(path(), expected, got); }

const JsonArray& Field::array(const char* expected) const {
  const auto* items = value_ ? value_->as<JsonArray>() : nullptr;
  if (!items || items->empty()) refuse({expected});
  return *items;
}

double Field::number() const {
  const auto* number = value_ ? value_->as<double>() : nullptr;
  if (!number || !std::isfinite(*number)) refuse({"a finite number"});
  return *number;
}

const std::string& Field::string(const char* expected) const {
  const auto* text = value_ ? value_->as<std::string>() : nullptr;
  if (!text) refuse({expected});
  return *text;
}

double Field::integer(double least, double most, const char* what) const {
  const auto* number = value_ ? value_->as<double>() : nullptr;
  if (!number || std::floor(*number) != *number || *number < least || *number > most) {
    refuse({what, " from ", least, " to ", most});
  }
  return *number;
}

std::size_t Field::choice(const char* const* names, std::size_t count) const {
  if (const auto* text = value_ ? value_->as<std::string>() : nullptr) {
    const auto at = std::find(names, names + count, *text);
    if (at != names + count) return static_cast<std::size_t>(at - names);
  }
  refuse({oneOf(names, count)});
}

void Field::requireObject(std::initializer_list<const char*> keys) const {
  if (!isObject()) refuse({"an object"});
  for (const auto& member : *value_->as<JsonObject>()) {
    if (std::find(keys.begin(), keys.end(), member.first) != keys.end()) continue;
    refuse({"no keys but ", oneOf(keys.begin(), keys.size())}, {quoted(member.first)});
  }
}

double finiteEntry(const Field& field, const JsonArray& items, std::size_t index) {
  const auto* number = items[index].as<double>();
  if (number && std::isfinite(*number)) return *number;  // a path is only built for a fault
  return field.at(index).number();
}

Matrix readMatrix(const Field& field, std::size_t mostNumbers) {
  const JsonArray& rows = field.array("a matrix: an array of rows");
  const auto columnsOf = [&](std::size_t i) {
    const auto* row = rows[i].as<JsonArray>();
    if (!row || row->empty()) field.at(i).refuse({"a row: an array of numbers"});
    return row->size();
  };
  const std::size_t columns = columnsOf(0);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (columnsOf(i) == columns) continue;
    field.at(i).refuse({"a row of ", columns, " like the first"}, {"one of ", columnsOf(i)});
  }
  if (rows.size() * columns > mostNumbers) {
    field.refuse({"at most ", mostNumbers, " numbers"}, {shapeText(rows.size(), columns)});
  }
  Matrix matrix(rows.size(), columns);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Field row = field.at(i);
    const JsonArray& items = *rows[i].as<JsonArray>();
    for (std::size_t j = 0; j < columns; ++j) matrix(i, j) = finiteEntry(row, items, j);
  }
  return matrix;
}

}  // namespace backprop
