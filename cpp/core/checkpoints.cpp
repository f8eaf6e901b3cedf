#include "core/checkpoints.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace backprop {
namespace {

// Numbers that all checkpoints of a session may hold together, 16 MB of doubles; and how many
// checkpoints are enough for a small network.
constexpr std::size_t kMostKeptNumbers = 1u << 21;
constexpr std::size_t kMostCheckpoints = 256;

std::size_t checkpointLimit(const Training& training) {
  const std::size_t fitting = kMostKeptNumbers / countNumbers(training);
  return std::clamp<std::size_t>(fitting, 2, kMostCheckpoints);
}

}  // namespace

std::size_t countNumbers(const Training& training) {
  std::size_t numbers = 0;
  for (const LayerParameters& layer : training.parameters)
    numbers += layer.W.size() + layer.b.size();
  for (const LayerMoments& layer : training.moments) {
    numbers += layer.W.v.size() + layer.W.s.size() + layer.b.v.size() + layer.b.s.size();
  }
  return numbers;
}

/// Keeping one costs about as much time as training on three examples: with few of them keep it
/// seldom, but not so seldom that the way back to one takes more than about a twentieth of a
/// second.
void Checkpoints::space(const Training& training, std::size_t examples) {
  constexpr std::size_t kSpacingOfOneExample = 256, kMostWork = 50000000;
  const std::size_t work = countNumbers(training) * (examples + 4);
  interval_ = 1;
  while (2 * interval_ * examples <= kSpacingOfOneExample && 2 * interval_ * work <= kMostWork) {
    interval_ *= 2;
  }
}

void Checkpoints::keep(std::size_t iteration, const Training& training) {
  const bool isKnown = !list_.empty() && iteration <= list_.back().iteration;
  if (isKnown || iteration % interval_ != 0) return;
  list_.push_back({iteration, training});
  const std::size_t limit = checkpointLimit(training);
  while (list_.size() > limit) {
    interval_ *= 2;
    const auto kept = std::remove_if(list_.begin(), list_.end(), [&](const Checkpoint& checkpoint) {
      return checkpoint.iteration % interval_ != 0;
    });
    list_.erase(kept, list_.end());
  }
}

const Checkpoint* Checkpoints::latest(std::size_t iteration) const {
  auto after = list_.end();
  while (after != list_.begin() && std::prev(after)->iteration > iteration) --after;
  return after == list_.begin() ? nullptr : &*std::prev(after);
}

std::vector<Checkpoint> Checkpoints::exchange(std::size_t from, std::vector<Checkpoint> others) {
  std::size_t kept = list_.size();
  while (kept > 0 && list_[kept - 1].iteration >= from) --kept;
  list_.reserve(kept + others.size());
  const auto tail = list_.begin() + static_cast<std::ptrdiff_t>(kept);
  std::vector<Checkpoint> taken(std::make_move_iterator(tail),
                                std::make_move_iterator(list_.end()));
  list_.erase(tail, list_.end());
  std::move(others.begin(), others.end(), std::back_inserter(list_));
  return taken;
}

}  // namespace backprop
