#include "core/trained_entry.h"

#include "core/error.h"

namespace backprop {

TrainedEntry trainedEntry(const Iteration& iteration, std::string_view parameter, std::size_t row,
                          std::size_t column) {
  const auto quantity = parseQuantity(parameter);
  const bool isFrozen = iteration.architecture().conventions.biases == BiasRule::frozen;
  const bool isTrained = quantity && (quantity->kind == QuantityKind::weights ||
                                      (quantity->kind == QuantityKind::biases && !isFrozen));
  const Matrix* matrix = isTrained ? iteration.find(*quantity) : nullptr;
  if (!matrix) {
    refuse("parameter", {"the name of a trained parameter, such as W[1] or b[1]"},
           {"\"", parameter, "\""});
  }
  requireAtMost(matrix->rows() - 1, row, "row");
  requireAtMost(matrix->columns() - 1, column, "column");
  return {*quantity, row, column};
}

}  // namespace backprop
