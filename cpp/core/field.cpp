#include "core/field.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/error.h"
#include "core/number_text.h"

namespace backprop {

std::string quoted(std::string_view text) {
  std::string json;
  appendString(json, text);
  return json;
}

std::string atMost(std::size_t limit, std::string_view what) {
  return concatenate({"at most ", countText(limit), what});
}

Field Field::operator[](std::string_view key) const {
  return {value_ ? value_->find(key) : nullptr,
          concatenate({path_, path_.empty() ? "" : ".", key})};
}

Field Field::at(std::size_t index) const {
  return {&(*value_->as<JsonArray>())[index], concatenate({path_, "[", countText(index), "]"})};
}

void Field::refuse(std::string expected) const {
  refuse(std::move(expected), value_ ? value_->describe() : "nothing");
}

void Field::refuse(std::string expected, std::string got) const {
  throw InputError(path_, std::move(expected), std::move(got));
}

const JsonArray& Field::array(const char* expected) const {
  const auto* items = value_ ? value_->as<JsonArray>() : nullptr;
  if (!items || items->empty()) refuse(expected);
  return *items;
}

double Field::number() const {
  const auto* number = value_ ? value_->as<double>() : nullptr;
  if (!number || !std::isfinite(*number)) refuse("a finite number");
  return *number;
}

const std::string& Field::string(const std::string& expected) const {
  const auto* text = value_ ? value_->as<std::string>() : nullptr;
  if (!text) refuse(expected);
  return *text;
}

double Field::integer(double least, double most, const std::string& what) const {
  const auto* number = value_ ? value_->as<double>() : nullptr;
  if (!number || std::floor(*number) != *number || *number < least || *number > most) {
    refuse(concatenate({what, " from ", numberText(least), " to ", numberText(most)}));
  }
  return *number;
}

void Field::requireObject(std::initializer_list<std::string_view> keys) const {
  if (!isObject()) refuse("an object");
  for (const auto& member : *value_->as<JsonObject>()) {
    if (std::find(keys.begin(), keys.end(), member.first) != keys.end()) continue;
    refuse(concatenate({"no keys but ", oneOf(keys, [](std::string_view key) { return key; })}),
           quoted(member.first));
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
    if (!row || row->empty()) field.at(i).refuse("a row: an array of numbers");
    return row->size();
  };
  const std::size_t columns = columnsOf(0);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (columnsOf(i) == columns) continue;
    field.at(i).refuse(concatenate({"a row of ", countText(columns), " like the first"}),
                       concatenate({"one of ", countText(columnsOf(i))}));
  }
  if (rows.size() * columns > mostNumbers) {
    field.refuse(atMost(mostNumbers, " numbers"), shapeText(rows.size(), columns));
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
