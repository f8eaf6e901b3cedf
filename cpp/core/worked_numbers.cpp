#include "core/worked_numbers.h"

#include "core/error.h"
#include "core/field.h"

namespace backprop {

std::string pathOf(const std::string& parent, const std::string& quantity) {
  return concatenate({parent, "[", quoted(quantity), "]"});
}

void readEntries(const std::string& path, const JsonValue& matrix, std::size_t rows,
                 std::size_t columns,
                 const std::function<void(const std::string& path, const JsonValue& value,
                                          std::size_t row, std::size_t column)>& read) {
  const std::string shape = shapeText(rows, columns);
  const auto* list = matrix.as<JsonArray>();
  if (!list) refuse(path, {shape, ", an array of rows"}, {matrix.describe()});
  for (std::size_t i = 0; i < list->size(); ++i) {
    const JsonValue& row = (*list)[i];
    const auto* items = row.as<JsonArray>();
    if (!items) refuse(concatenate({path, "[", i, "]"}), {"a row of ", columns}, {row.describe()});
    if (items->size() == columns && list->size() == rows) continue;
    refuse(path, {shape}, {shapeText(list->size(), items->size())});
  }
  if (list->size() != rows) refuse(path, {shape}, {"an empty array"});
  for (std::size_t i = 0; i < rows; ++i) {
    const JsonArray& items = *(*list)[i].as<JsonArray>();
    for (std::size_t j = 0; j < columns; ++j) {
      if (items[j].isNull()) continue;
      read(concatenate({path, "[", i, "][", j, "]"}), items[j], i, j);
    }
  }
}

}  // namespace backprop
