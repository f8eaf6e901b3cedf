// One gradient by the chain rule alone: all paths from a weight or bias to the loss.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/iteration.h"

namespace backprop {

/// One local derivative: an entry of a quantity of the iteration. Of Z by a weight it is the
/// activation that the weight multiplies; of one layer's Z by the A before it, a weight.
struct Factor {
  Quantity quantity;
  std::size_t row;
  std::size_t column;
  double value;
};

/// A way from the parameter to the loss for one example (a column of X). For W[l](i, j):
///   A[l-1](j) g'(Z[l])(i) W[l+1](k, i) g'(Z[l+1])(k) ... dZ[L](o)
/// For a bias the first factor is 1 and left out. dZ[L] is one local derivative where loss and
/// activation have their short form, or the activation mixes the units; elsewhere g'(Z[L]) and
/// dA[L] stand for it. With updates in place the weights passed are the new ones, W[k]+.
///
/// A group stands for all paths that begin alike: the factors up to some layer k, then dZ[k](unit)
/// for the rest of the way. A whole example as one group has neither units nor factors if its paths
/// begin at several units.
struct Path {
  std::size_t example = 0;
  std::vector<std::size_t> units;  // one of each layer from l on
  std::vector<Factor> factors;
  double value = 0.0;  // the product of the factors
  double count = 1.0;  // how many paths this is
  /// The first factor that is exactly 0, by its place, where that makes the value 0.
  std::optional<std::size_t> dead;
};

/// What the paths of one example add up to.
struct ExampleSum {
  std::size_t example;
  double sum;
};

/// Examples that are not among the paths listed: how many, and their paths' number and sum.
struct RemainingPaths {
  std::size_t examples;
  double count;
  double sum;
};

/// `sum` = `scale` times the products of all paths, added up; it comes from `paths` and `rest`
/// alone, and `gradient` from the matrices: up to rounding they are the same number.
struct Paths {
  double scale;     // 1/m, or 1 where gradients are sums
  double total;     // over all examples, without the scale
  double sum;       // scale * total
  double gradient;  // the entry of dW[l] or db[l]
  double count;     // of all paths; a double, since 64 layers of 4096 units have 2^756 of them
  std::vector<ExampleSum> examples;
  std::vector<Path> paths;
  std::optional<RemainingPaths> rest;
};

/// How many paths or groups of them can be asked for at once.
constexpr std::size_t kMostPaths = 10000;

/// The paths of one entry of a trained parameter, `W[2]` or `b[2]`, in at most `most` entries: one
/// by one if they are so few, else grouped at the deepest layer where the groups are; with more
/// examples than `most`, those whose sums are largest, and the rest as one. A shared bias starts at
/// every unit of its layer. Of one example's share, the paths are those of that example, as example
/// 0. Throws InputError if there is no such parameter, or `most` is above kMostPaths.
Paths findPaths(const Iteration& iteration, std::string_view parameter, std::size_t row,
                std::size_t column, std::size_t most);

}  // namespace backprop
