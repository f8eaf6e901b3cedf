// Arithmetic as JSON.
#pragma once

#include <string>

#include "core/expression.h"

namespace backprop {

/// A formula's nodes have no value; those of a cell's arithmetic do.
void appendExpression(std::string& json, const Expression& expression, bool withValues);

}  // namespace backprop
