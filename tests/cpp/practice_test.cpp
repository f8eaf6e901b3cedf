#include "core/practice.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "complaint.h"
#include "core/arithmetic.h"
#include "core/decimal.h"
#include "draft.h"
#include "practice_sheet.h"

using namespace backprop;

TEST_CASE("an answer is right, wrong or unreadable") {
  const Practice sheet = articleSheet();
  CHECK(judge(sheet, "Z[1]", 0, "2.6").verdict == Verdict::right);
  CHECK(judge(sheet, "Z[1]", 0, "0.2*1 - 0,1*4 + 0.4*7").verdict == Verdict::right);
  const Judgement wrong = judge(sheet, "Z[1]", 0, "2,7");
  CHECK(wrong.verdict == Verdict::wrong);
  CHECK(*wrong.value == 2.7);
  CHECK(wrong.expected == doctest::Approx(2.6));
  CHECK_FALSE(wrong.fromOwn);
  const Judgement unreadable = judge(sheet, "Z[1]", 0, "two");
  CHECK(unreadable.verdict == Verdict::unreadable);
  CHECK_FALSE(unreadable.value);
  CHECK(*unreadable.at == 0);
}

TEST_CASE("an answer may follow from own numbers of which one is wrong") {
  const Practice sheet = articleSheet();
  const std::string own = "{\"Z[1]\":[[2.7],[-2.5],[null]]}";
  const Judgement follows = judge(sheet, "A[1]", 0, "2.7", own);
  CHECK(follows.verdict == Verdict::follows);
  CHECK(*follows.fromOwn == 2.7);
  CHECK(judge(sheet, "A[1]", 0, "2.6", own).verdict == Verdict::right);
  CHECK(judge(sheet, "A[1]", 0, "2.5", own).verdict == Verdict::wrong);
  CHECK_FALSE(judge(sheet, "A[1]", 1, "0", own).fromOwn);
}

TEST_CASE("an answer follows also across a step that was left out") {
  const Practice sheet = articleSheet();
  // Z[2](1,1) = 0.1 * 2.7 - 0.2 * 0 + 0.5 * 2.3
  const Judgement judgement = judge(sheet, "Z[2]", 0, "1.42", "{\"Z[1]\":[[2.7],[null],[null]]}");
  CHECK(judgement.verdict == Verdict::follows);
  CHECK(*judgement.fromOwn == doctest::Approx(1.42));
}

TEST_CASE("an own mask decides over the own gradient") {
  const Practice sheet = articleSheet();
  // With a positive Z[1](2,1) its gradient passes.
  const std::string own =
      "{\"Z[1]\":[[2.6],[2.5],[2.3]],\"dA[1]\":[[-0.039384],[0.030008],[0.03591]]}";
  const Judgement judgement = judge(sheet, "dZ[1]", 1, "0.030008", own);
  CHECK(judgement.verdict == Verdict::follows);
}

TEST_CASE("an answer that follows from own numbers rounded right is right") {
  const Practice sheet = articleSheet("article-softmax");
  const Matrix& exponentials = sheet.derived().iteration().at({QuantityKind::exponentials, 4});
  // To three digits: 1.05 + 1.19 + 0.993 = 3.233, where the right sum is 3.2368.
  CHECK(exponentials(1, 0) == doctest::Approx(1.18993656621386));
  const std::string own = "{\"exp(Z[4])\":[[1.05],[1.19],[0.993]]}";
  CHECK(judge(sheet, "sum(exp(Z[4]))", 0, "3.233", own, 3).verdict == Verdict::right);
  CHECK(judge(sheet, "sum(exp(Z[4]))", 0, "3.22", own, 3).verdict == Verdict::wrong);
  // And so on: 1.05 / 3.23 = 0.32507..., where 0.32573 is right.
  const std::string more = "{\"exp(Z[4])\":[[1.05],[1.19],[0.993]],\"sum(exp(Z[4]))\":[[3.23]]}";
  CHECK(judge(sheet, "A[4]", 0, "0.325", more, 3).verdict == Verdict::right);
}

TEST_CASE("every right value of every step is right, rounded to what is asked for") {
  for (const char* variant : {"article", "article-softmax-with-biases"}) {
    const Practice sheet = articleSheet(variant);
    for (const Step& step : sheet.derived().steps()) {
      const Matrix& result = sheet.derived().iteration().at(step.result);
      for (std::size_t cell = 0; cell < result.size(); ++cell) {
        const double rounded = roundToDigits(result.values()[cell], 4);
        const std::string typed = numberText(rounded);
        CHECK(judge(sheet, name(step.result).c_str(), cell, typed, "{}", 4).verdict ==
              Verdict::right);
      }
    }
  }
}

TEST_CASE("an answer with a fault is refused, naming it") {
  const Practice sheet = articleSheet();
  const auto fault = [&](const std::string& answer) {
    return complaintOf([&] { sheet.readAnswer(answer); });
  };
  const auto with = [](const std::string& own) {
    return "{\"step\":0,\"cell\":0,\"typed\":\"1\",\"digits\":5,\"own\":" + own + "}";
  };
  CHECK(fault("[]") == "expected an object, got an empty array");
  CHECK(fault("{\"step\":99,\"cell\":0,\"typed\":\"1\",\"digits\":5}") ==
        "step: expected a step from 0 to 31, got 99");
  CHECK(fault("{\"step\":0,\"cell\":3,\"typed\":\"1\",\"digits\":5}") ==
        "cell: expected a cell of that step from 0 to 2, got 3");
  CHECK(fault("{\"step\":0,\"cell\":0,\"digits\":5}") == "typed: expected a text, got nothing");
  CHECK(fault("{\"step\":0,\"cell\":0,\"typed\":\"1\",\"digits\":0}") ==
        "digits: expected a number of digits from 1 to 15, got 0");
  CHECK(fault("{\"step\":0,\"cell\":0,\"typed\":\"1\",\"digits\":5,\"on\":3}") ==
        "expected no keys but \"step\", \"cell\", \"typed\", \"digits\" or \"own\", got \"on\"");
  CHECK(fault(with("3")) == "own: expected an object with the values of each quantity, got 3");
  CHECK(fault(with("{\"Q\":[[1]]}")) ==
        "own[\"Q\"]: expected a quantity of this network, such as Z[1], got \"Q\"");
  CHECK(fault(with("{\"Z[5]\":[[1]]}")) ==
        "own[\"Z[5]\"]: expected a quantity of this network, such as Z[1], got \"Z[5]\"");
  CHECK(fault(with("{\"Z[1]\":[[1],[2]]}")) == "own[\"Z[1]\"]: expected 3 x 1, got 2 x 1");
  CHECK(fault(with("{\"Z[1]\":[[1],[2],[3,4]]}")) == "own[\"Z[1]\"]: expected 3 x 1, got 3 x 2");
  CHECK(fault(with("{\"Z[1]\":[]}")) == "own[\"Z[1]\"]: expected 3 x 1, got an empty array");
  CHECK(fault(with("{\"Z[1]\":7}")) == "own[\"Z[1]\"]: expected 3 x 1, an array of rows, got 7");
  CHECK(fault(with("{\"Z[1]\":[[1],2,[3]]}")) == "own[\"Z[1]\"][1]: expected a row of 1, got 2");
  CHECK(fault(with("{\"Z[1]\":[[1],[\"x\"],[3]]}")) ==
        "own[\"Z[1]\"][1][0]: expected a finite number or null, got \"x\"");
}

TEST_CASE("a network that nobody could work out by hand is refused") {
  const auto faultOf = [](const char* units) {
    Draft draft;
    const std::string drawn =
        std::string("{\"units\":") + units + ",\"initializer\":\"he\",\"activation\":\"relu\"}";
    draft.layers = "[" + drawn + "," + drawn +
                   ",{\"units\":2,\"initializer\":\"he\",\"activation\":\"softmax\"}]";
    return complaintOf([&] { Practice sheet(draft.json()); });
  };
  CHECK(faultOf("999") ==
        "document: expected a network that can be worked out by hand: at most 1000000 products in "
        "an iteration, got 3005991");
  CHECK(faultOf("1000") ==
        "document: expected a network that can be worked out by hand: at most 1000 terms in a sum, "
        "got 1001");
  CHECK(faultOf("500") == "accepted");
}

TEST_CASE("by hand every result is rounded, and the next one is worked out from it") {
  const Practice sheet = articleSheet();
  const auto rounded = [&](const char* name, std::size_t decimals) {
    return sheet.workByHand(decimals)[stepOf(sheet, name)].rounded;
  };
  CHECK(rounded("Z[1]", 1) == Matrix{{2.6}, {-2.5}, {2.3}});
  CHECK(rounded("Z[2]", 1) == Matrix{{1.4}, {0.4}, {0.2}});  // 1.41, 0.35, 0.20
  // From those: 0.3 * 1.4 + 0.1 * 0.4 - 0.4 * 0.2 = 0.38, 0.2 * 1.4 - 0.5 * 0.4 + 0.6 * 0.2 = 0.2,
  // -0.3 * 1.4 + 0.2 * 0.4 + 0.4 * 0.2 = -0.26.
  CHECK(rounded("Z[3]", 1) == Matrix{{0.4}, {0.2}, {-0.3}});
  CHECK(rounded("Z[3]", 2) == Matrix{{0.38}, {0.23}, {-0.27}});
  CHECK(complaintOf([&] { sheet.workByHand(16); }) ==
        "decimals: expected a whole number from 0 to 15, got 16");
}

TEST_CASE("by hand with many decimals is the exact iteration") {
  const Practice sheet = articleSheet("article-softmax-with-biases");
  for (const RoundedStep& step : sheet.workByHand(15)) {
    const Quantity& result = sheet.derived().steps()[step.step].result;
    CHECK(worstError(step.rounded, sheet.derived().iteration().at(result)) < 1e-13);
  }
}

TEST_CASE("practice is about the iteration that a document starts with, memory and all") {
  for (const OptimizerKind kind : {OptimizerKind::momentum, OptimizerKind::adam}) {
    Document document = randomDocument(
        {Activation::tanh, Activation::sigmoid, Loss::binaryCrossEntropy}, {3, 4, 2}, 5, 11);
    document.optimizer.kind = kind;
    const Iteration first = iterationOf(document);
    document.parameters = first.after().parameters;
    document.moments = first.after().moments;
    document.updates = 1;
    const Iteration second(document.architecture, document.examples, first.after(),
                           document.optimizer);
    const Practice sheet(writeDocument(document));
    for (const Step& step : sheet.derived().steps()) {
      CHECK(sheet.derived().iteration().at(step.result) == second.at(step.result));
    }
    CHECK(sheet.derived().iteration().at({QuantityKind::updates})(0, 0) == 2.0);
  }
}
