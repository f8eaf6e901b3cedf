// Prints how often each slip is named, as a table for the README: `npm run diagnosis`.
#include <iomanip>
#include <iostream>

#include "rates.h"

using namespace backprop;

namespace {

void printRow(const char* name, const Rate& rate) {
  const auto percent = [&](std::size_t count) {
    return 100.0 * static_cast<double>(count) / static_cast<double>(rate.injected);
  };
  std::cout << "| " << name << " | " << rate.injected << " | " << percent(rate.named) << " % | "
            << percent(rate.alone) << " % |\n";
}

}  // namespace

int main() {
  const std::vector<Rate> rates = measureRates(allDocuments());
  std::cout << std::fixed << std::setprecision(1);
  std::cout << "| Slip | Made | Named | Alone |\n| --- | --: | --: | --: |\n";
  for (const Rate& rate : rates) printRow(nameOf(rate.kind), rate);
  printRow("all", overall(rates));
}
