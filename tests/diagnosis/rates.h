// How often a slip that was made on purpose is named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/practice.h"

namespace backprop {

constexpr std::size_t kRandomNetworks = 50;
/// What an answer shows, and is judged to.
constexpr int kShownDigits = 5;
/// So many of the slips of each kind are named, and of all.
constexpr double kLeastShare = 0.95;

struct Rate {
  SlipKind kind;
  std::size_t injected = 0;  // where it changes the shown digits
  std::size_t named = 0;     // alone or as one of two
  std::size_t alone = 0;

  double share() const { return static_cast<double>(named) / static_cast<double>(injected); }
};

const char* nameOf(SlipKind kind);

/// The article's network, and with a softmax output, as documents.
std::vector<std::string> articleDocuments();
/// A network of a seed: one to four layers of up to four units, any activations and losses, up to
/// five examples, any optimizer, some with conventions; past its first update.
std::string randomNetwork(std::uint64_t seed);

/// Both: the article's and all random networks.
std::vector<std::string> allDocuments();

/// The rates over these documents, one for each kind of slip, of which every `stride`-th is made.
std::vector<Rate> measureRates(const std::vector<std::string>& documents, std::size_t stride = 1);
/// The same of slips with the numbers that follow from an own one, Z[1](1,1), which is wrong.
std::vector<Rate> measureOwnRates(const std::vector<std::string>& documents, std::size_t stride);
Rate overall(const std::vector<Rate>& rates);

/// What is typed for a number that is shown to so many digits.
std::string shownText(double value, int digits = kShownDigits);

}  // namespace backprop
