// Fuzz target: any bytes as published values, as an answer and as own numbers.
//
// One run is a byte for the network, then up to a zero byte each: the JSON of `published`, what was
// typed, the JSON of `own`; then a byte each for the step, the cell and the digits.
#include "core/practice.h"

#include <cmath>
#include <string>
#include <string_view>

#include "core/audit.h"
#include "core/error.h"
#include "core/json.h"
#include "fuzz.h"

using namespace backprop;

namespace {

constexpr const char* kNetworks[] = {
    "\"inputs\":[[1],[4]],\"targets\":[[1],[0]],\"layers\":[{\"weights\":[[0.2,-0.1],[0.5,0.3]],"
    "\"biases\":[0,0.5],\"activation\":\"relu\"},{\"weights\":[[0.4,1],[-2,0.25]],\"biases\":[0,0],"
    "\"activation\":\"identity\"}],\"loss\":\"squared-error\"",
    "\"inputs\":[[1,-4],[2,0]],\"targets\":[[1,0],[0,1]],\"layers\":[{\"weights\":[[0.2,-0.1],[0.5,"
    "0.3]],\"biases\":[0.1,0.5],\"activation\":\"tanh\"},{\"weights\":[[0.4,1],[-2,0.25]],"
    "\"biases\":[0,0],\"activation\":\"softmax\"}],\"loss\":\"cross-entropy\",\"optimizer\":{"
    "\"kind\":\"adam\",\"learningRate\":0.1}"};

/// What double arithmetic may leave of 0.
constexpr double kResidue = 1e-12;

/// The sheet with these published values; none if they are no JSON that could stand in a document.
Practice sheetOf(unsigned network, std::string_view published) {
  std::string json = concatenate({"{\"format\":\"backprop-by-hand/1\",", kNetworks[network % 2]});
  if (!published.empty()) json += concatenate({",\"published\":", published});
  return Practice(json + "}");
}

void requireSound(const Practice& sheet) {
  if (!sheet.published()) return;
  for (const AuditedValue& value : audit(sheet)) {
    const bool isSlip = value.standing == Standing::wrong;
    require(isSlip || value.diagnosis.slips.empty(), "only a slip has slips");
    require(value.diagnosis.slips.size() <= 2, "there are two slips at most");
  }
}

void requireSound(const Judgement& judgement, std::string_view typed) {
  const bool isReadable = judgement.verdict != Verdict::unreadable;
  require(isReadable == judgement.value.has_value(), "what can be read has a value");
  require(isReadable != judgement.at.has_value(), "what cannot be read stops somewhere");
  require(!judgement.value || std::isfinite(*judgement.value), "a typed value is finite");
  require(!judgement.at || *judgement.at <= typed.size(), "reading stops within the text");
  const std::vector<Slip>& slips = judgement.diagnosis.slips;
  require(slips.empty() == (judgement.verdict != Verdict::slip), "a slip has slips");
  require(slips.size() <= 2, "there are two slips at most");
  for (const Slip& slip : slips) {
    const double difference = std::fabs(slip.arithmetic.value - *judgement.value);
    require(difference <= std::fabs(*judgement.value) + kResidue, "a slip gives the answer");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(data, size);
  const unsigned network = input.byte();
  const std::string_view published = input.text(), typed = input.text(), own = input.text();
  try {
    const Practice sheet = sheetOf(network, published);
    requireSound(sheet);
    std::string answer =
        "{\"step\":" + std::to_string(input.byte() % sheet.derived().steps().size());
    answer += ",\"cell\":" + std::to_string(input.byte() % 2);
    const unsigned digits = input.byte() % 16;
    answer += ",\"digits\":" + std::to_string(digits) + ",\"typed\":";
    appendString(answer, typed);
    if (!own.empty()) answer += concatenate({",\"own\":", own});
    requireSound(sheet.judge(sheet.readAnswer(answer + "}")), typed);
    sheet.workByHand(digits);
  } catch (const InputError& error) {
    requireTelling(error);
  }
  return 0;
}
