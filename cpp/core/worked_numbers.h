// Numbers that somebody has worked out, by quantity, as JSON.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "core/json.h"
#include "core/matrix.h"

namespace backprop {

/// The path of a quantity's matrix: `own["Z[1]"]`.
std::string pathOf(const std::string& parent, const std::string& quantity);

/// Calls `read(path, value, row, column)` for each entry that is not null of a matrix, an array of
/// rows. Throws InputError that names `path` unless it is rows x columns.
void readEntries(const std::string& path, const JsonValue& matrix, std::size_t rows,
                 std::size_t columns,
                 const std::function<void(const std::string& path, const JsonValue& value,
                                          std::size_t row, std::size_t column)>& read);

}  // namespace backprop
