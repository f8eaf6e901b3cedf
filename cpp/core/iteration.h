// One training iteration with everything that it computes, each quantity by its name.
#pragma once

#include <array>
#include <vector>

#include "core/matrix.h"
#include "core/network.h"
#include "core/optimizer.h"
#include "core/quantity.h"
#include "core/training.h"

namespace backprop {

/// What a network learns from: X is n_x x m, Y is n_y x m.
struct Examples {
  Matrix X;
  Matrix Y;

  std::size_t count() const { return X.columns(); }  // m
};

/// Forward, loss, backward and update, run once on construction.
class Iteration {
 public:
  Iteration(const Architecture& architecture, const Examples& examples, const Training& training,
            const Optimizer& optimizer);

  /// One example of a batch alone, counted from 0: its column of everything that has a column for
  /// each example, and its share of the loss, of dW[l] and of db[l]; these add up to the batch's
  /// over its examples. The parameters are not updated by a share: quantities of the update are
  /// the batch's.
  Iteration shareOf(std::size_t example) const;

  const Architecture& architecture() const { return architecture_; }
  const Examples& examples() const { return examples_; }
  LossInputs lossInputs() const {
    return {examples_.Y, pass().Z.back(), pass().A.back(), pass().softmax, architecture_.depth()};
  }
  double loss() const { return loss_(0, 0); }
  std::size_t exampleCount() const { return m_; }  // m, of the batch

  /// The parameters and the optimiser's memory before and after the update.
  const Training& before() const { return before_; }
  const Training& after() const { return after_; }
  const Backward& gradients() const { return workspace_.gradients; }

  /// The values of a quantity; null if this network has no such quantity (a layer that does not
  /// exist, a velocity that the optimiser does not keep, a Jacobian of more than one example).
  const Matrix* find(const Quantity& quantity) const;

  /// The values of a quantity that exists.
  const Matrix& at(const Quantity& quantity) const { return *find(quantity); }

  /// The same to be overwritten, with what somebody has worked out by hand; nothing follows.
  Matrix& mutableAt(const Quantity& quantity) { return const_cast<Matrix&>(at(quantity)); }

 private:
  const Forward& pass() const { return workspace_.pass; }
  void evaluateLoss();
  const Matrix* findSetting(QuantityKind kind) const;
  const Matrix* findOfLayer(QuantityKind kind, std::size_t layer) const;

  Architecture architecture_;
  Examples examples_;
  std::size_t m_ = 0;
  Training before_;
  Training after_;
  Workspace workspace_;
  std::vector<Matrix> derivatives_;  // g'(Z[l]), empty for softmax
  Matrix outputGradient_;            // dA[L] where dZ[L] has its short form
  Matrix jacobian_;                  // J[L] of a softmax and one example
  Matrix loss_;                      // 1 x 1
  std::array<Matrix, 8> settings_;   // m, alpha, ...; 1 x 1 each
};

/// Up to so many outputs a softmax has its Jacobian as a matrix.
constexpr std::size_t kMostJacobianUnits = 64;

}  // namespace backprop
