// How often slips are named, and how rarely something else is.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "core/decimal.h"
#include "core/number_text.h"
#include "core/random.h"
#include "rates.h"

using namespace backprop;

TEST_CASE("slips made on purpose are named, kind by kind") {
  // Every 25th; `npm run diagnosis` makes them all.
  const std::vector<Rate> rates = measureRates(allDocuments(), 25);
  for (const Rate& rate : rates) {
    CAPTURE(nameOf(rate.kind));
    CAPTURE(rate.injected);
    CHECK(rate.injected >= 10);
    CHECK(rate.share() >= kLeastShare);
  }
  CHECK(overall(rates).share() >= kLeastShare);
}

TEST_CASE("a right answer is never called wrong") {
  for (const std::string& document : allDocuments()) {
    const Practice sheet(document);
    const auto& steps = sheet.derived().steps();
    std::size_t count = 0;
    for (std::size_t step = 0; step < steps.size(); ++step) {
      const Matrix& result = sheet.derived().iteration().at(steps[step].result);
      for (std::size_t cell = 0; cell < result.size(); ++cell, ++count) {
        const double right = result.values()[cell];
        const int digits = 1 + static_cast<int>(count % 8);
        std::vector<std::string> texts = {shownText(right, digits), shownText(right, digits + 3),
                                          numberText(right)};
        if (right != 0.0) {  // cut off
          const double place = std::pow(10.0, firstPlace(right) - digits + 1);
          texts.push_back(shownText(std::trunc(right / place * (1.0 + 1e-12)) * place, digits));
        }
        for (const std::string& typed : texts) {
          CAPTURE(name(steps[step].result));
          CAPTURE(right);
          CAPTURE(typed);
          CAPTURE(digits);
          CHECK(sheet.judge({step, cell, typed, digits}).verdict == Verdict::right);
        }
      }
    }
  }
}

TEST_CASE("a wrong answer that no slip gives is hardly ever put down to one") {
  Random random(5);
  std::size_t wrong = 0, blamed = 0;
  for (const std::string& document : allDocuments()) {
    const Practice sheet(document);
    const auto& steps = sheet.derived().steps();
    for (std::size_t step = 0; step < steps.size(); ++step) {
      const Matrix& result = sheet.derived().iteration().at(steps[step].result);
      for (std::size_t cell = 0; cell < result.size(); cell += 3) {
        const double size = result.values()[cell] == 0.0 ? 1.0 : result.values()[cell];
        const double guess = size * std::exp(random.uniform(-1.2, 1.2));
        const Judgement judgement = sheet.judge({step, cell, shownText(guess), kShownDigits});
        if (judgement.verdict == Verdict::right) continue;
        ++wrong;
        if (judgement.verdict == Verdict::slip) ++blamed;
      }
    }
  }
  CHECK(wrong > 1000);
  CHECK(static_cast<double>(blamed) < 0.01 * static_cast<double>(wrong));
}
