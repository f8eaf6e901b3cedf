// Makes slips: see injections.h.
#pragma once

#include <cstddef>
#include <vector>

#include "by_hand.h"
#include "injections.h"

namespace backprop {

using Kind = QuantityKind;

class Injector {
 public:
  explicit Injector(const Derived& derived)
      : derived_(derived),
        iteration_(derived.iteration()),
        architecture_(iteration_.architecture()),
        m_(static_cast<double>(iteration_.exampleCount())) {}

  std::vector<Injection> inject();

 private:
  const Matrix& at(Kind kind, std::size_t layer = 0) const { return iteration_.at({kind, layer}); }
  const Matrix& activation(std::size_t layer) const {
    return layer == 0 ? at(Kind::inputs) : at(Kind::activation, layer);
  }
  Activation activationOf(std::size_t layer) const {
    return architecture_.layers[layer - 1].activation;
  }
  std::size_t depth() const { return architecture_.depth(); }
  double setting(Kind kind) const { return at(kind)(0, 0); }

  void add(SlipKind kind, const Matrix& wrong) {
    requireShape(wrong, right_.rows(), right_.columns(), "a slip");
    for (std::size_t cell = 0; cell < wrong.size(); ++cell) {
      injections_.push_back({kind, step_, cell, wrong.values()[cell]});
    }
  }

  void injectInto(const Step& step);

  // What can go wrong with any result, or with the terms of a sum: `factor` times the sum of
  // `terms`, where `last` is the kind if the last one is left out.
  void addResult(bool hasSign);
  void addOtherEntries();
  void addTerms(const Terms& terms, double factor = 1.0, SlipKind last = SlipKind::missingTerm);
  void addRoundedProduct(const Matrix& A, const Matrix& B,
                         const std::function<Matrix(const Matrix& sum)>& finish);

  // Forward, in injections_forward.cpp.
  void injectLinear();
  void injectActivation();
  void injectExponentialSums();
  void injectRoundedQuotients();
  void injectLoss();

  // Backward, in injections_backward.cpp.
  void injectError();
  double meanFactor() const;
  void addMeans();
  bool isShort(std::size_t layer) const;
  SlipKind forgotten(std::size_t layer) const;
  void injectWeightGradient();
  void addOtherOperands(double factor);
  void injectBiasGradient();
  static Terms columnsOf(const Matrix& A);
  void injectActivationGradient();
  void injectDerivative();

  // The update, in injections_update.cpp.
  Kind gradientKind() const;
  void injectMean(Kind kept, Kind gradient, Kind beta);
  void injectUpdate(Kind before, Kind after);

  const Derived& derived_;
  const Iteration& iteration_;
  const Architecture& architecture_;
  const double m_;
  std::size_t step_ = 0;
  std::size_t l_ = 0;
  Matrix right_;
  std::vector<Injection> injections_;
};

}  // namespace backprop
