// The eras of a session, and the way back to those that edits replaced.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/checkpoints.h"
#include "core/era.h"
#include "core/position.h"

namespace backprop {

/// Bounded in memory: the oldest edits can no longer be undone, and of very many eras the first are
/// forgotten, when they hold too many numbers.
class History {
 public:
  explicit History(Era&& first);

  /// The era that an iteration belongs to; it is not before the first.
  const EraPointer& at(std::size_t iteration) const;
  const Era& first() const { return *eras_.front(); }
  /// All that are in force, in their order.
  const std::vector<EraPointer>& eras() const { return eras_; }
  /// The one that an era at this iteration follows; null if it would be the first.
  const Era* before(std::size_t iteration) const;

  /// Puts an era in the place of all from its iteration on. It can be undone, together with the
  /// edit before if it `continues` that one, at the same iteration and without an undo in between.
  void edit(Era&& era, const Position& before, const Position& after, bool continues);
  /// Puts an era in the place of all.
  void restart(Era&& era, const Position& before, const Position& after);

  /// The position before the edit, or after it; nothing if there is none to undo or redo.
  std::optional<Position> undo();
  std::optional<Position> redo();
  std::size_t undoCount() const { return done_.size(); }
  std::size_t redoCount() const { return undone_.size(); }

  Checkpoints& checkpoints() { return checkpoints_; }

 private:
  /// The difference between two lists of eras.
  struct Change {
    std::size_t kept;                  // so many are the same, from the first on
    std::vector<EraPointer> others;    // what follows them on the other side
    std::vector<Checkpoint> replaced;  // theirs
    Position before;
    Position after;
    std::size_t numbers = 0;  // that the other side holds
  };
  std::size_t countBefore(std::size_t iteration) const;
  void exchange(Change& change);
  void apply(std::size_t kept, Era&& era, const Position& before, const Position& after,
             bool continues);
  void forgetOldest();

  std::vector<EraPointer> eras_;  // in order, at least one
  std::size_t eraNumbers_ = 0;    // that they hold
  Checkpoints checkpoints_;
  std::vector<Change> done_;
  std::vector<Change> undone_;
  bool mayContinue_ = false;
};

}  // namespace backprop
