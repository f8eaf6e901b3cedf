#include "core/history.h"

#include <algorithm>
#include <utility>

namespace backprop {
namespace {

// Numbers that the eras in force, and those that can be brought back, may hold: 16 MB of doubles
// each. An era holds at least so many, be its network ever so small.
constexpr std::size_t kMostEraNumbers = 1u << 21;
constexpr std::size_t kMostUndoNumbers = 1u << 21;
constexpr std::size_t kLeastEraNumbers = 64;
constexpr std::size_t kMostUndos = 1000;

std::size_t numbersOf(const std::vector<EraPointer>& eras) {
  std::size_t numbers = 0;
  for (const EraPointer& era : eras) numbers += era->ownNumbers + kLeastEraNumbers;
  return numbers;
}

std::size_t numbersOf(const std::vector<Checkpoint>& checkpoints) {
  std::size_t numbers = 0;
  for (const Checkpoint& checkpoint : checkpoints) numbers += countNumbers(checkpoint.training);
  return numbers;
}

/// An era as it follows another, or as the first.
EraPointer settled(Era&& era, const Era* previous) {
  const Examples& examples = *era.examples;
  era.ownNumbers = countNumbers(*era.start);
  if (!previous || previous->examples != era.examples) {
    era.ownNumbers += examples.X.size() + examples.Y.size();
  }
  return std::make_shared<const Era>(std::move(era));
}

}  // namespace

History::History(Era&& first) : eras_{settled(std::move(first), nullptr)} {
  eraNumbers_ = numbersOf(eras_);
}

const EraPointer& History::at(std::size_t iteration) const {
  return eras_[countBefore(iteration + 1) - 1];
}

const Era* History::before(std::size_t iteration) const {
  const std::size_t count = countBefore(iteration);
  return count == 0 ? nullptr : eras_[count - 1].get();
}

void History::edit(Era&& era, const Position& before, const Position& after, bool continues) {
  const bool joins = continues && mayContinue_ && eras_.back()->iteration == era.iteration;
  apply(countBefore(era.iteration), std::move(era), before, after, joins);
}

void History::restart(Era&& era, const Position& before, const Position& after) {
  apply(0, std::move(era), before, after, false);
}

std::optional<Position> History::undo() {
  mayContinue_ = false;
  if (done_.empty()) return std::nullopt;
  exchange(done_.back());
  undone_.push_back(std::move(done_.back()));
  done_.pop_back();
  return undone_.back().before;
}

std::optional<Position> History::redo() {
  mayContinue_ = false;
  if (undone_.empty()) return std::nullopt;
  exchange(undone_.back());
  done_.push_back(std::move(undone_.back()));
  undone_.pop_back();
  return done_.back().after;
}

/// How many eras begin before an iteration.
std::size_t History::countBefore(std::size_t iteration) const {
  const auto end = std::partition_point(eras_.begin(), eras_.end(), [&](const EraPointer& era) {
    return era->iteration < iteration;
  });
  return static_cast<std::size_t>(end - eras_.begin());
}

/// Goes to the other side of a change; exchanging again comes back.
void History::exchange(Change& change) {
  std::vector<EraPointer>& others = change.others;
  eras_.reserve(change.kept + others.size());
  const auto tail = eras_.begin() + static_cast<std::ptrdiff_t>(change.kept);
  std::vector<EraPointer> taken(tail, eras_.end());
  std::size_t from = kMostIterations;
  for (const auto* list : {&taken, &others}) {
    if (!list->empty()) from = std::min(from, list->front()->iteration);
  }
  change.replaced = checkpoints_.exchange(from, std::move(change.replaced));
  eraNumbers_ += numbersOf(others) - numbersOf(taken);
  eras_.erase(tail, eras_.end());
  for (EraPointer& era : others) eras_.push_back(std::move(era));
  others = std::move(taken);
  change.numbers = numbersOf(others) + numbersOf(change.replaced);
}

void History::apply(std::size_t kept, Era&& era, const Position& before, const Position& after,
                    bool continues) {
  const Era* previous = kept == 0 ? nullptr : eras_[kept - 1].get();
  Change change{kept, {settled(std::move(era), previous)}, {}, before, after};
  done_.reserve(done_.size() + 1);
  exchange(change);
  if (continues) {
    done_.back().after = after;
  } else {
    done_.push_back(std::move(change));
  }
  undone_.clear();
  mayContinue_ = true;
  forgetOldest();
}

/// After an edit, which stays: `done_` is not empty and its last has kept all eras but one.
void History::forgetOldest() {
  std::size_t numbers = 0, first = done_.size();
  while (first > 0) {
    numbers += done_[first - 1].numbers;
    const bool isTooMuch = numbers > kMostUndoNumbers || done_.size() - first >= kMostUndos;
    if (isTooMuch && first < done_.size()) break;
    --first;
  }
  // A change that only the forgotten eras lead to cannot be undone, nor those before it.
  std::size_t forgotten = 0;
  while (eraNumbers_ > kMostEraNumbers && forgotten + 1 < done_.back().kept) {
    eraNumbers_ -= eras_[forgotten]->ownNumbers + kLeastEraNumbers;
    ++forgotten;
  }
  eras_.erase(eras_.begin(), eras_.begin() + static_cast<std::ptrdiff_t>(forgotten));
  for (std::size_t index = first; index < done_.size(); ++index) {
    if (forgotten > 0 && done_[index].kept <= forgotten) first = index + 1;
    done_[index].kept -= forgotten;
  }
  done_.erase(done_.begin(), done_.begin() + static_cast<std::ptrdiff_t>(first));
}

}  // namespace backprop
