// Slips in the update.
#include <functional>

#include "injector.h"

namespace backprop {

Kind Injector::gradientKind() const {
  return iteration_.find({Kind::decayedGradient, l_}) ? Kind::decayedGradient
                                                      : Kind::weightGradient;
}

/// mu v + dP, or beta v + (1 - beta) dP, or the same of dP^2
void Injector::injectMean(Kind kept, Kind gradient, Kind beta) {
  const Matrix &v = at(kept, l_), &dP = at(gradient, l_);
  const bool isAdam = iteration_.find({Kind::weightSquares, l_}) != nullptr;
  addResult(true);
  if (!isAdam) return addTerms({times(setting(Kind::momentum), v), dP});
  const double share = setting(beta);
  const Matrix seen = beta == Kind::beta2 ? each(dP, dP, std::multiplies<>()) : dP;
  addTerms({times(share, v), times(1.0 - share, seen)});
}

void Injector::injectUpdate(Kind before, Kind after) {
  const Matrix &P = at(before, l_), &updated = at(after, l_);
  const double alpha = setting(Kind::learningRate);
  const Matrix step = each(P, updated, std::minus<>());
  addResult(true);
  add(SlipKind::addedUpdate, each(P, step, std::plus<>()));
  add(SlipKind::learningRateForgotten,
      each(P, step, [&](double p, double s) { return p - s / alpha; }));
  add(SlipKind::missingTerm, P);
  add(SlipKind::missingTerm, times(-1.0, step));
  add(SlipKind::wrongSign, each(P, step, [](double p, double s) { return -p - s; }));
  for (const double factor : {10.0, 0.1, 100.0, 0.01}) {
    add(SlipKind::factorOfTen, each(P, step, [&](double p, double s) { return p - factor * s; }));
  }
  if (before != Kind::weights) return;
  add(SlipKind::updatedWeight, each(updated, step, std::minus<>()));
  const bool isPlain = !iteration_.find({Kind::weightVelocity, l_});
  if (!isPlain) return;
  const Matrix& dW = at(gradientKind(), l_);
  if (dW.rows() == dW.columns()) {
    add(SlipKind::transposed,
        each(P, turned(dW), [&](double p, double d) { return p - alpha * d; }));
  }
  for (std::size_t k = 1; k <= depth(); ++k) {
    if (k == l_ || !isAlike(at(gradientKind(), k), dW)) continue;
    add(SlipKind::otherLayer,
        each(P, at(gradientKind(), k), [&](double p, double d) { return p - alpha * d; }));
  }
}

}  // namespace backprop
