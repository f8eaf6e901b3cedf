#include "core/audit.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace backprop {
namespace {

Precision precisionOf(const PublishedValue& value) {
  return {Precision::Kind::decimals, value.decimals};
}

/// Whether it comes before an output activation, which a network may have another one of.
bool isBeforeOutput(const Quantity& quantity, std::size_t depth) {
  switch (quantity.kind) {
    case QuantityKind::inputs:
    case QuantityKind::weights:
    case QuantityKind::biases:
    case QuantityKind::preActivation:
      return true;
    default:
      return quantity.kind == QuantityKind::activation && quantity.layer < depth;
  }
}

/// The iteration with the published values; that of the softmax that was dropped with its own and
/// with those before it.
Attempt attemptOf(const Published& published, const Derived& derived, bool isDropped) {
  Attempt attempt(derived);
  const std::size_t L = derived.iteration().architecture().depth();
  for (const PublishedQuantity& of : published.quantities) {
    const bool isIts = of.isDropped == isDropped || (isDropped && isBeforeOutput(of.quantity, L));
    if (!isIts) continue;
    for (const PublishedValue& value : of.values) {
      attempt.give({of.quantity, value.row, value.column}, value.value, precisionOf(value));
    }
  }
  attempt.review();
  return attempt;
}

}  // namespace

std::vector<AuditedValue> audit(const Practice& practice) {
  const auto& published = practice.published();
  if (!published) refuse("published", {"published values in the document"}, {"nothing"});
  const Derived& derived = practice.derived();
  const Attempt attempt = attemptOf(*published, derived, false);
  std::optional<Attempt> dropped;
  if (practice.dropped()) dropped.emplace(attemptOf(*published, *practice.dropped(), true));

  // By the steps that make them; a dropped softmax stands after the last Z, in its own order.
  using Place = std::pair<std::size_t, std::size_t>;
  const std::size_t L = derived.iteration().architecture().depth();
  const auto lastZ = derived.stepOf({QuantityKind::preActivation, L});
  std::vector<std::pair<Place, AuditedValue>> placed;
  for (const PublishedQuantity& of : published->quantities) {
    const Attempt& its = of.isDropped ? *dropped : attempt;
    const auto step = of.isDropped ? std::nullopt : derived.stepOf(of.quantity);
    const Place place = of.isDropped ? Place{*lastZ + 1, *practice.dropped()->stepOf(of.quantity)}
                                     : Place{step ? *step + 1 : 0, 0};
    const std::size_t columns = its.iteration().at(of.quantity).columns();
    for (const PublishedValue& value : of.values) {
      const EntryOf entry{of.quantity, value.row, value.column};
      const Precision precision = precisionOf(value);
      const Comparison comparison = its.compare(entry, value.value, precision);
      const Derived& ofIts = of.isDropped ? *practice.dropped() : derived;
      const bool isRounded = comparison.standing == Standing::right &&
                             !agrees(value.value, comparison.right, precision, ofIts.negligible());
      Diagnosis diagnosis;
      if (comparison.standing == Standing::wrong) {
        diagnosis = diagnose(ofIts, its, entry, comparison, number(value.value), precision);
      }
      placed.push_back({place,
                        {of.name, value.row, value.column, step, value.row * columns + value.column,
                         value.printed, comparison.right.value,
                         comparison.own ? comparison.own->value : comparison.right.value,
                         comparison.standing, isRounded, std::move(diagnosis)}});
    }
  }
  std::stable_sort(placed.begin(), placed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<AuditedValue> values;
  for (auto& [place, value] : placed) values.push_back(std::move(value));
  return values;
}

}  // namespace backprop
