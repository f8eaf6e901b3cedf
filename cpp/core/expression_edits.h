// Other arithmetic made of given arithmetic.
#pragma once

#include <functional>
#include <vector>

#include "core/expression.h"

namespace backprop {

/// The same node over other operands, worked out anew. A sum of a single operand is that operand.
Expression withOperands(const Expression& node, std::vector<Expression> operands);

/// `root` with another expression in the place of `node`, which is one of its nodes itself, not a
/// copy.
Expression replacing(const Expression& root, const Expression& node, const Expression& by);

/// `root` with every leaf as `change` has it.
Expression withLeaves(const Expression& root,
                      const std::function<Expression(const Expression& leaf)>& change);

/// Calls `visit` for each node, from the root down.
void forEachNode(const Expression& root, const std::function<void(const Expression& node)>& visit);

/// -e, without a second minus.
Expression oppositeOf(const Expression& e);

}  // namespace backprop
