#include "core/expression_edits.h"

#include <utility>

namespace backprop {

using Kind = ExpressionKind;

Expression withOperands(const Expression& node, std::vector<Expression> operands) {
  switch (node.kind) {
    case Kind::number:
    case Kind::quantity:
      return node;
    case Kind::sum:
      if (operands.size() == 1) return std::move(operands[0]);
      return sum(std::move(operands));
    case Kind::difference:
      return difference(std::move(operands[0]), std::move(operands[1]));
    case Kind::product:
      return product(std::move(operands[0]), std::move(operands[1]));
    case Kind::hadamard:
      return hadamard(std::move(operands[0]), std::move(operands[1]));
    case Kind::quotient:
      return quotient(std::move(operands[0]), std::move(operands[1]));
    case Kind::negative:
      return negative(std::move(operands[0]));
    case Kind::transpose:
      return transpose(std::move(operands[0]));
    case Kind::function:
      break;
  }
  if (operands.size() == 1) return apply(node.function, std::move(operands[0]));
  return apply(node.function, std::move(operands[0]), std::move(operands[1]));
}

Expression replacing(const Expression& root, const Expression& node, const Expression& by) {
  if (&root == &node) return by;
  if (root.operands.empty()) return root;
  std::vector<Expression> operands;
  operands.reserve(root.operands.size());
  for (const Expression& operand : root.operands) operands.push_back(replacing(operand, node, by));
  return withOperands(root, std::move(operands));
}

Expression withLeaves(const Expression& root,
                      const std::function<Expression(const Expression& leaf)>& change) {
  if (root.operands.empty()) return change(root);
  std::vector<Expression> operands;
  operands.reserve(root.operands.size());
  for (const Expression& operand : root.operands) operands.push_back(withLeaves(operand, change));
  return withOperands(root, std::move(operands));
}

void forEachNode(const Expression& root, const std::function<void(const Expression& node)>& visit) {
  visit(root);
  for (const Expression& operand : root.operands) forEachNode(operand, visit);
}

Expression oppositeOf(const Expression& e) {
  if (e.kind == Kind::negative) return e.operands[0];
  if (e.kind == Kind::number && !e.quantity) return number(-e.value);
  return negative(e);
}

}  // namespace backprop
