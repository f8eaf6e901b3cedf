#include "core/paths.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>

#include "core/error.h"
#include "core/trained_entry.h"

namespace backprop {
namespace {

using Kind = QuantityKind;

class PathFinder {
 public:
  PathFinder(const Iteration& iteration, const TrainedEntry& entry)
      : iteration_(iteration),
        entry_(entry),
        architecture_(iteration.architecture()),
        l_(entry.parameter.layer),
        L_(architecture_.depth()) {
    const Conventions& conventions = architecture_.conventions;
    passedWeights_ =
        conventions.update == UpdateOrder::inPlace ? Kind::updatedWeights : Kind::weights;
    // Everything but a shared bias belongs to one unit.
    const bool isShared = !entry.isWeight() && conventions.biases == BiasRule::shared;
    firstUnit_ = isShared ? 0 : entry.row;
    endUnit_ = isShared ? unitsOf(l_) : entry.row + 1;
    hasOneOutputFactor_ = isShortForm(architecture_.loss, architecture_.outputActivation()) ||
                          architecture_.outputActivation() == Activation::softmax;
    const bool isMean = conventions.gradientScale == GradientScale::mean;
    found_.scale = isMean ? 1.0 / static_cast<double>(iteration.exampleCount()) : 1.0;
    found_.gradient = iteration.at({entry.isWeight() ? Kind::weightGradient : Kind::biasGradient,
                                    l_})(entry.row, entry.column);
  }

  Paths find(std::size_t most) {
    const std::size_t m = iteration_.examples().count();
    chooseDetail(most);
    found_.count = static_cast<double>(m) * countFrom(l_ - 1);
    if (m > most) {
      findLargest(most);
    } else {
      for (std::size_t e = 0; e < m; ++e) found_.examples.push_back({e, listExample(e)});
    }
    found_.total = 0.0;
    for (const ExampleSum& share : found_.examples) found_.total += share.sum;
    found_.sum = found_.scale * found_.total;
    return std::move(found_);
  }

 private:
  std::size_t unitsOf(std::size_t layer) const { return architecture_.layers[layer - 1].units; }
  std::size_t starts() const { return endUnit_ - firstUnit_; }

  /// How many ways lead from one unit of a layer to the loss; from before the parameter's layer,
  /// how many paths an example has.
  double countFrom(std::size_t layer) const {
    double count = 1.0;
    for (std::size_t k = std::max(layer, l_) + 1; k <= L_; ++k) {
      count *= static_cast<double>(unitsOf(k));
    }
    return layer < l_ ? count * static_cast<double>(starts()) : count;
  }

  /// The deepest layer up to which paths can be told apart; l - 1 if not even where they start.
  void chooseDetail(std::size_t most) {
    detail_ = l_ - 1;
    auto entries = static_cast<double>(iteration_.examples().count());
    for (std::size_t k = l_; k <= L_; ++k) {
      entries *= static_cast<double>(k == l_ ? starts() : unitsOf(k));
      if (entries > static_cast<double>(most)) return;
      detail_ = k;
    }
  }

  Factor factor(Kind kind, std::size_t layer, std::size_t row, std::size_t column) const {
    return factor(Quantity{kind, layer}, row, column);
  }
  Factor factor(const Quantity& quantity, std::size_t row, std::size_t column) const {
    return {quantity, row, column, iteration_.at(quantity)(row, column)};
  }

  /// Lists the paths of an example, and gives their sum.
  double listExample(std::size_t e) {
    Path path;
    path.example = e;
    path.value = 1.0;
    if (detail_ < l_ && starts() > 1) {
      path.value = sumOfGroups(e);
      path.count = countFrom(l_ - 1);
      found_.paths.push_back(path);
      return path.value;
    }
    if (entry_.isWeight()) push(path, factor(inputOfLayer(l_), entry_.column, e));
    const std::size_t first = found_.paths.size();
    for (std::size_t i = firstUnit_; i < endUnit_; ++i) passUnit(path, l_, i);
    double sum = 0.0;
    for (std::size_t p = first; p < found_.paths.size(); ++p) sum += found_.paths[p].value;
    return sum;
  }

  /// Goes on through a unit, to every end that is told apart. `path` is left as it came.
  void passUnit(Path& path, std::size_t layer, std::size_t unit) {
    const double value = path.value;
    const std::size_t length = path.factors.size();
    const std::size_t e = path.example;
    path.units.push_back(unit);
    if (layer >= detail_) {
      if (layer == L_ && !hasOneOutputFactor_) {
        push(path, factor(Kind::activationDerivative, layer, unit, e));
        push(path, factor(Kind::activationGradient, layer, unit, e));
      } else {
        push(path, factor(Kind::preActivationGradient, layer, unit, e));
      }
      list(path, countFrom(layer));
    } else {
      push(path, factor(Kind::activationDerivative, layer, unit, e));
      const double before = path.value;
      for (std::size_t k = 0; k < unitsOf(layer + 1); ++k) {
        push(path, factor(passedWeights_, layer + 1, k, unit));
        passUnit(path, layer + 1, k);
        path.factors.pop_back();
        path.value = before;
      }
    }
    path.units.pop_back();
    while (path.factors.size() > length) path.factors.pop_back();
    path.value = value;
  }

  static void push(Path& path, const Factor& factor) {
    path.factors.push_back(factor);
    path.value *= factor.value;
  }

  void list(const Path& path, double count) {
    found_.paths.push_back(path);
    Path& listed = found_.paths.back();
    listed.count = count;
    if (listed.value != 0.0) return;  // also where 0 met an infinity
    const auto zero = std::find_if(listed.factors.begin(), listed.factors.end(),
                                   [](const Factor& f) { return f.value == 0.0; });
    if (zero == listed.factors.end()) return;  // too small for a double
    listed.dead = static_cast<std::size_t>(zero - listed.factors.begin());
  }

  /// An example as the groups of the units where its paths start.
  double sumOfGroups(std::size_t e) const {
    const Matrix& dZ = iteration_.at({Kind::preActivationGradient, l_});
    const double input =
        entry_.isWeight() ? iteration_.at(inputOfLayer(l_))(entry_.column, e) : 1.0;
    double sum = 0.0;
    for (std::size_t i = firstUnit_; i < endUnit_; ++i) sum += input * dZ(i, e);
    return sum;
  }

  /// Lists the examples whose sums are largest, in their order; the others become the rest.
  void findLargest(std::size_t most) {
    const std::size_t m = iteration_.examples().count();
    for (std::size_t e = 0; e < m; ++e) found_.examples.push_back({e, sumOfGroups(e)});
    // The least size that no more than `most` are above, found bit by bit.
    std::uint64_t bound = 0, end = sizeOf(INFINITY);
    while (bound < end) {
      const std::uint64_t middle = (bound + end) / 2;
      if (countAbove(middle) <= most) {
        end = middle;
      } else {
        bound = middle + 1;
      }
    }
    std::size_t room = most - countAbove(bound);  // for those of that very size
    found_.rest = {m - most, static_cast<double>(m - most) * countFrom(l_ - 1), 0.0};
    for (ExampleSum& share : found_.examples) {
      const std::uint64_t size = sizeOf(share.sum);
      if (size > bound || (size == bound && room > 0)) {
        if (size == bound) --room;
        share.sum = listExample(share.example);
      } else {
        found_.rest->sum += share.sum;
      }
    }
  }

  std::size_t countAbove(std::uint64_t bound) const {
    std::size_t count = 0;
    for (const ExampleSum& share : found_.examples) count += sizeOf(share.sum) > bound;
    return count;
  }

  /// The bits of |sum|, which are in the order of the sizes. What is not a number comes last, as an
  /// infinity: it must not hide among the rest.
  static std::uint64_t sizeOf(double sum) {
    const double size = std::isnan(sum) ? INFINITY : std::fabs(sum);
    std::uint64_t bits;
    std::memcpy(&bits, &size, sizeof bits);
    return bits;
  }

  const Iteration& iteration_;
  const TrainedEntry& entry_;
  const Architecture& architecture_;
  const std::size_t l_;
  const std::size_t L_;
  Kind passedWeights_;
  std::size_t firstUnit_;
  std::size_t endUnit_;
  bool hasOneOutputFactor_;
  std::size_t detail_ = 0;
  Paths found_{};
};

}  // namespace

Paths findPaths(const Iteration& iteration, std::string_view parameter, std::size_t row,
                std::size_t column, std::size_t most) {
  const TrainedEntry entry = trainedEntry(iteration, parameter, row, column);
  requireAtMost(kMostPaths, most, "most");
  return PathFinder(iteration, entry).find(most);
}

}  // namespace backprop
