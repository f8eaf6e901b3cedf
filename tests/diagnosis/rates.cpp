#include "rates.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "../cpp/oracle.h"
#include "core/decimal.h"
#include "injections.h"

namespace backprop {
namespace {

constexpr const char* kNames[] = {
    "other-entry",           "missing-factor",  "activation-forgotten",
    "error-reversed",        "added-update",    "mask-forgotten",
    "derivative-forgotten",  "mean-forgotten",  "learning-rate-forgotten",
    "missing-bias",          "wrong-sign",      "transposed",
    "missing-term",          "mean-doubled",    "updated-weight",
    "derivative-misapplied", "mask-misapplied", "factor-of-ten",
    "other-layer",           "other-operand",   "rounded-early"};

/// Whether a wrong value shows other digits than the right one, rounded or cut off.
bool isSeen(double wrong, double right) {
  const double shown = roundToDigits(wrong, kShownDigits);
  if (shown == roundToDigits(right, kShownDigits)) return false;
  if (right == 0.0) return std::fabs(wrong) > 1e-12;
  const double place = std::pow(10.0, firstPlace(right) - kShownDigits + 1);
  const double cutOff = std::trunc(right / place) * place;
  return std::fabs(shown - cutOff) > 1e-6 * place && std::fabs(right) > 1e-12;
}

}  // namespace

const char* nameOf(SlipKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::vector<std::string> articleDocuments() {
  return {writeDocument(articleDocument()), writeDocument(articleDocument("article-softmax")),
          writeDocument(articleDocument("article-with-biases"))};
}

std::string randomNetwork(std::uint64_t seed) {
  Random random(seed);
  const auto below = [&](std::size_t count) {
    return static_cast<std::size_t>(random.uniform(0.0, static_cast<double>(count)));
  };
  const std::vector<Pairing> pairings = allPairings();
  const Pairing pairing = pairings[below(pairings.size())];
  std::vector<std::size_t> units;
  const std::size_t depth = 1 + below(4);
  // Half of the networks are as wide everywhere, so that a transpose or another layer can be
  // mistaken.
  const std::size_t width = below(2) == 0 ? 2 + below(3) : 0;
  for (std::size_t l = 0; l <= depth; ++l) units.push_back(width > 0 ? width : 2 + below(3));
  const std::size_t examples = 1 + below(5);
  std::vector<Conventions> conventions = someConventions();
  Conventions chosen = below(3) == 0 ? conventions[below(conventions.size())] : Conventions{};
  if (chosen.lossScale == LossScale::halfSum && pairing.loss != Loss::squaredError) {
    chosen.lossScale = LossScale::sum;
  }
  Document document = randomDocument(pairing, units, examples, seed, chosen);
  document.optimizer.kind = static_cast<OptimizerKind>(below(3));
  document.optimizer.learningRate = below(2) == 0 ? 0.1 : 0.05;
  if (below(3) == 0) document.optimizer.weightDecay = 0.01;
  const Iteration first = iterationOf(document);
  document.parameters = first.after().parameters;
  if (document.optimizer.kind != OptimizerKind::gradientDescent) {
    document.moments = first.after().moments;
    document.updates = 1;
  }
  return writeDocument(document);
}

std::vector<std::string> allDocuments() {
  std::vector<std::string> documents = articleDocuments();
  for (std::uint64_t seed = 1; seed <= kRandomNetworks; ++seed) {
    documents.push_back(randomNetwork(seed));
  }
  return documents;
}

std::string shownText(double value, int digits) { return numberText(roundToDigits(value, digits)); }

/// Makes slips and has them judged.
class Measurement {
 public:
  explicit Measurement(std::size_t stride) : stride_(stride) {
    for (std::size_t kind = 0; kind < std::size(kNames); ++kind) {
      rates_.push_back({static_cast<SlipKind>(kind)});
    }
  }

  /// Slips with the numbers of `derived`, which follow from own ones.
  void measure(const Practice& sheet, const Derived& derived, const std::vector<OwnNumber>& own) {
    for (const Injection& injection : injectSlips(derived)) {
      const Quantity& result = derived.steps()[injection.step].result;
      const double right = derived.iteration().at(result).values()[injection.cell];
      if (!isSeen(injection.value, right)) continue;
      Rate& rate = rates_[static_cast<std::size_t>(injection.kind)];
      if (made_[static_cast<std::size_t>(injection.kind)]++ % stride_ != 0) continue;
      const Judgement judgement = sheet.judge(
          {injection.step, injection.cell, shownText(injection.value), kShownDigits, own});
      const std::vector<Slip>& slips = judgement.diagnosis.slips;
      ++rate.injected;
      const bool isNamed = std::any_of(slips.begin(), slips.end(), [&](const Slip& slip) {
        return slip.kind == injection.kind;
      });
      if (isNamed) ++rate.named;
      if (isNamed && slips.size() == 1) ++rate.alone;
    }
  }

  const std::vector<Rate>& rates() const { return rates_; }

 private:
  std::size_t stride_;
  std::vector<Rate> rates_;
  std::array<std::size_t, std::size(kNames)> made_ = {};
};

std::vector<Rate> measureRates(const std::vector<std::string>& documents, std::size_t stride) {
  Measurement measurement(stride);
  for (const std::string& document : documents) {
    const Practice sheet(document);
    measurement.measure(sheet, sheet.derived(), {});
  }
  return measurement.rates();
}

std::vector<Rate> measureOwnRates(const std::vector<std::string>& documents, std::size_t stride) {
  constexpr double kOff = 0.25;
  Measurement measurement(stride);
  for (const std::string& document : documents) {
    const Practice sheet(document);
    const Quantity Z{QuantityKind::preActivation, 1};
    const double own = sheet.derived().iteration().at(Z)(0, 0) + kOff;
    Attempt attempt(sheet.derived());
    attempt.give({Z, 0, 0}, own, {Precision::Kind::digits, kShownDigits});
    attempt.review();
    const Derived derived(attempt.iteration(), readDocument(document).optimizer);
    measurement.measure(sheet, derived, {{{Z, 0, 0}, own}});
  }
  return measurement.rates();
}

Rate overall(const std::vector<Rate>& rates) {
  Rate total{SlipKind::wrongSign};
  for (const Rate& rate : rates) {
    total.injected += rate.injected;
    total.named += rate.named;
    total.alone += rate.alone;
  }
  return total;
}

}  // namespace backprop
