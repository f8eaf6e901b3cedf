#include "core/diagnosis.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/audit.h"
#include "core/decimal.h"
#include "expression_text.h"
#include "practice_sheet.h"
#include "rates.h"

using namespace backprop;

namespace {

std::string placeText(const EntryOf& entry) {
  return name(entry.quantity) + "(" + std::to_string(entry.row + 1) + "," +
         std::to_string(entry.column + 1) + ")";
}

/// `wrong-sign 1: -2.3 = (...)`, for each slip, or the right parts.
std::string told(const Judgement& judgement) {
  std::string all;
  for (const Slip& slip : judgement.diagnosis.slips) {
    all += (all.empty() ? "" : "; ") + std::string(nameOf(slip.kind));
    if (slip.term) all += " " + std::to_string(*slip.term);
    if (slip.used) all += " " + name(*slip.used);
    if (slip.instead) all += " for " + name(*slip.instead);
    if (slip.factor != 1.0) all += " x" + numberText(slip.factor);
    if (slip.decimals > 0) all += " to " + std::to_string(slip.decimals);
    if (slip.belongs) all += " for " + placeText(*slip.belongs);
    all += ": " + text(slip.arithmetic);
  }
  for (const RightPart& part : judgement.diagnosis.parts) {
    static constexpr const char* kNames[] = {"term", "operands", "intermediate", "sign",
                                             "magnitude"};
    all += (all.empty() ? "" : "; ") + std::string(kNames[static_cast<int>(part.kind)]);
    for (const std::size_t term : part.terms) all += " " + std::to_string(term);
    if (part.digits > 0) all += " " + std::to_string(part.digits);
    if (part.arithmetic) all += ": " + text(*part.arithmetic);
  }
  return all;
}

/// The value of arithmetic, worked out here from that of its leaves.
double worth(const Expression& e) {
  const auto of = [&](std::size_t i) { return worth(e.operands[i]); };
  switch (e.kind) {
    case ExpressionKind::sum: {
      double total = 0.0;
      for (std::size_t i = 0; i < e.operands.size(); ++i) total += of(i);
      return total;
    }
    case ExpressionKind::difference:
      return of(0) - of(1);
    case ExpressionKind::product:
      return of(0) * of(1);
    case ExpressionKind::quotient:
      return of(0) / of(1);
    case ExpressionKind::negative:
      return -of(0);
    default:
      return e.value;
  }
}

std::string layerOf(const char* weights, const char* activation) {
  return std::string("{\"weights\":") + weights + ",\"biases\":[0.5,-0.25],\"activation\":\"" +
         activation + "\"}";
}

/// Two examples through a ReLU and a sigmoid, all 2 x 2.
Practice smallSheet() {
  return Practice(
      "{\"format\":\"backprop-by-hand/1\",\"inputs\":[[1,2],[3,-4]],\"targets\":[[1,0],[0,1]],"
      "\"layers\":[" +
      layerOf("[[0.3,-0.2],[0.7,0.4]]", "relu") + "," + layerOf("[[0.6,-0.5],[0.9,0.1]]", "tanh") +
      "],\"loss\":\"squared-error\",\"optimizer\":{\"kind\":\"gradient-descent\","
      "\"learningRate\":0.4}}");
}

std::string toldOf(const Practice& sheet, const char* step, std::size_t cell, double wrong,
                   const std::string& own = "{}") {
  return told(judge(sheet, step, cell, shownText(wrong), own));
}

}  // namespace

TEST_CASE("a slip is named with its place and its arithmetic") {
  const Practice sheet = articleSheet();
  // Z[1](1,1) = 0.2 * 1 - 0.1 * 4 + 0.4 * 7
  CHECK(told(judge(sheet, "Z[1]", 0, "-2.6")) ==
        "wrong-sign: -((W[1](1,1) * X(1,1)) + (W[1](1,2) * X(2,1)) + (W[1](1,3) * X(3,1)) + "
        "b[1](1,1))");
  CHECK(told(judge(sheet, "Z[1]", 0, "3.4")) ==
        "wrong-sign 1: (W[1](1,1) * X(1,1)) + (-(W[1](1,2) * X(2,1))) + (W[1](1,3) * X(3,1)) + "
        "b[1](1,1)");
  CHECK(told(judge(sheet, "Z[1]", 0, "3")) ==
        "missing-term 1: (W[1](1,1) * X(1,1)) + (W[1](1,3) * X(3,1)) + b[1](1,1)");
  CHECK(told(judge(sheet, "Z[1]", 0, "0.08")) ==
        "factor-of-ten 2 x0.1: (W[1](1,1) * X(1,1)) + (W[1](1,2) * X(2,1)) + (0.1 * (W[1](1,3) * "
        "X(3,1))) + b[1](1,1)");
  CHECK(told(judge(sheet, "Z[1]", 0, "26")).substr(0, 17) == "factor-of-ten x10");
  // 0.2 * 1 + 0.5 * 4 - 0.2 * 7: a column of W[1]
  CHECK(told(judge(sheet, "Z[1]", 0, "0.8")) ==
        "transposed W[1]: (W[1](1,1) * X(1,1)) + (W[1](2,1) * X(2,1)) + (W[1](3,1) * X(3,1)) + "
        "b[1](1,1)");
  // 0.1 * 1 - 0.2 * 4 + 0.5 * 7
  CHECK(told(judge(sheet, "Z[1]", 0, "2.8")) ==
        "other-layer W[2] for W[1]: (W[2](1,1) * X(1,1)) + (W[2](1,2) * X(2,1)) + (W[2](1,3) * "
        "X(3,1)) + b[1](1,1)");
}

TEST_CASE("another entry of the result, and one factor alone, are named before what is rarer") {
  const Practice sheet = articleSheet();
  CHECK(told(judge(sheet, "Z[1]", 0, "2.3")) == "other-entry for Z[1](1,1): Z[1](3,1)");
  const Iteration& iteration = sheet.derived().iteration();
  const Matrix& dW = iteration.at({QuantityKind::weightGradient, 4});
  CHECK(toldOf(sheet, "dW[4]", 4, dW(1, 0)).substr(0, 49) ==
        "other-entry for dW[4](2,2): dW[4](2,1)");
  const Matrix &dZ = iteration.at({QuantityKind::preActivationGradient, 4}),
               &A = iteration.at({QuantityKind::activation, 3});
  CHECK(toldOf(sheet, "dW[4]", 0, A(0, 0)).substr(0, 46) ==
        "missing-factor for dZ[4](1,1): A[3](1,1)");
  CHECK(toldOf(sheet, "dW[4]", 0, dZ(0, 0)).substr(0, 40) ==
        "missing-factor for A[3](1,1): dZ[4](1,1)");
}

TEST_CASE("an activation that is forgotten is named, also where what it makes is read") {
  const Practice small = smallSheet();
  const Iteration& iteration = small.derived().iteration();
  const Matrix& Z = iteration.at({QuantityKind::preActivation, 2});
  CHECK(toldOf(small, "A[2]", 0, Z(0, 0)) == "activation-forgotten Z[2] for A[2]: Z[2](1,1)");
}

TEST_CASE("in a sum of products an operand of another row or column is named") {
  const Practice small = smallSheet();
  const Iteration& iteration = small.derived().iteration();
  const Matrix &dZ = iteration.at({QuantityKind::preActivationGradient, 2}),
               &A = iteration.at({QuantityKind::activation, 1});
  // The second example's error with the first one's input.
  const double wrong = (dZ(0, 0) * A(0, 0) + dZ(0, 1) * A(0, 0)) / 2;
  CHECK(toldOf(small, "dW[2]", 0, wrong) ==
        "other-operand 1 for A[1](1,2): (1 / m) * ((dZ[2](1,1) * A[1](1,1)) + (dZ[2](1,2) * "
        "A[1](1,1)))");
}

TEST_CASE("the weight of an edge, taken for the error at its end, is named") {
  const Practice sheet = articleSheet();
  // W[4](3,1) A[3](1,1) for dZ[4](3,1) A[3](1,1)
  const Iteration& iteration = sheet.derived().iteration();
  const Matrix &W = iteration.at({QuantityKind::weights, 4}),
               &A = iteration.at({QuantityKind::activation, 3});
  const std::string named = "other-operand for dZ[4](3,1): W[4](3,1) * A[3](1,1)";
  CHECK(toldOf(sheet, "dW[4]", 6, W(2, 0) * A(0, 0)).substr(0, named.size()) == named);
  CHECK(told(judge(sheet, "dW[4]", 6, shownText(W(2, 0) * A(0, 0), 2), "{}", 2))
            .find("other-operand") != std::string::npos);
}

TEST_CASE("a switch that is off is named where the derivative is forgotten") {
  const Practice sheet = articleSheet();
  const double dA = sheet.derived().iteration().at({QuantityKind::activationGradient, 1})(1, 0);
  CHECK(told(judge(sheet, "dZ[1]", 1, shownText(dA, 3), "{}", 3)).substr(0, 29) ==
        "mask-forgotten dA[1] for dZ[1");
  CHECK(told(judge(sheet, "A[3]", 2, "-0.273", "{}", 3)).substr(0, 27) ==
        "mask-forgotten Z[3] for A[3");
}

TEST_CASE(
    "a number is only called about as large within a factor of two, digits only where written") {
  const Practice sheet = articleSheet();
  CHECK(told(judge(sheet, "Z[1]", 0, "5.3")) == "sign");
  CHECK(told(judge(sheet, "Z[1]", 0, "1.29")) == "sign");
  CHECK(told(judge(sheet, "Z[1]", 0, "2.59", "{}", 3)) == "sign; magnitude");
  CHECK(told(judge(sheet, "Z[1]", 0, "2.6199")) == "sign; magnitude 2");
}

TEST_CASE("masks, derivatives and errors have slips of their own") {
  const Practice article = articleSheet();
  CHECK(told(judge(article, "A[1]", 1, "-2.5")) ==
        "mask-forgotten Z[1] for A[1]: Z[1](2,1); mask-misapplied Z[2] for Z[1]: Z[1](2,1) * "
        "relu'(Z[2](2,1))");
  CHECK(told(judge(article, "dZ[4]", 0, "0.9471")) == "error-reversed: Y(1,1) - A[4](1,1)");
  CHECK(told(judge(article, "dZ[1]", 1, "0.030008")).substr(0, 29) ==
        "mask-forgotten dA[1] for dZ[1");
  const Practice small = smallSheet();
  const Iteration& iteration = small.derived().iteration();
  const double dA = iteration.at({QuantityKind::activationGradient, 2})(0, 0),
               A = iteration.at({QuantityKind::activation, 2})(0, 0),
               Z = iteration.at({QuantityKind::preActivation, 2})(0, 0);
  CHECK(toldOf(small, "dZ[2]", 0, dA).substr(0, 48) ==
        "derivative-forgotten dA[2] for dZ[2]: dA[2](1,1)");
  CHECK(toldOf(small, "dZ[2]", 0, dA * A) ==
        "derivative-misapplied A[2] for g'(Z[2]): dA[2](1,1) * A[2](1,1)");
  CHECK(toldOf(small, "dZ[2]", 0, dA * (1 - Z * Z)) ==
        "derivative-misapplied Z[2] for A[2]: dA[2](1,1) * (1 - square(Z[2](1,1)))");
}

TEST_CASE("means and updates have slips of their own") {
  const Practice sheet = smallSheet();
  const Iteration& iteration = sheet.derived().iteration();
  const double dW = iteration.at({QuantityKind::weightGradient, 2})(1, 0),
               W = iteration.at({QuantityKind::weights, 2})(1, 0);
  CHECK(toldOf(sheet, "dW[2]", 2, 2 * dW) ==
        "mean-forgotten: (dZ[2](2,1) * A[1](1,1)) + (dZ[2](2,2) * A[1](1,2))");
  CHECK(toldOf(sheet, "dW[2]", 2, dW / 2).substr(0, 12) == "mean-doubled");
  CHECK(toldOf(sheet, "W[2]+", 2, W + 0.4 * dW) ==
        "added-update 1: W[2](2,1) + (alpha * dW[2](2,1))");
  CHECK(toldOf(sheet, "W[2]+", 2, W - dW) == "learning-rate-forgotten: W[2](2,1) - dW[2](2,1)");
  const double loss = iteration.loss();
  CHECK(toldOf(sheet, "loss", 0, 2 * loss).substr(0, 14) == "mean-forgotten");
}

TEST_CASE("rounding too early is named with the decimals") {
  const Practice sheet = smallSheet();
  const Iteration& iteration = sheet.derived().iteration();
  const auto two = [](double x) { return std::round(x * 100) / 100; };
  const Matrix &W = iteration.at({QuantityKind::weights, 2}),
               &dZ = iteration.at({QuantityKind::preActivationGradient, 2});
  CHECK(toldOf(sheet, "dA[1]", 0, W(0, 0) * two(dZ(0, 0)) + W(1, 0) * two(dZ(1, 0))) ==
        "rounded-early to 2: (W[2](1,1) * dZ[2](1,1)) + (W[2](2,1) * dZ[2](2,1))");
}

TEST_CASE("two slips that give the same number are both said, the usual one first") {
  const Practice sheet = articleSheet();  // alpha is 0.1
  const Iteration& iteration = sheet.derived().iteration();
  const double W = iteration.at({QuantityKind::weights, 1})(0, 0),
               dW = iteration.at({QuantityKind::weightGradient, 1})(0, 0);
  CHECK(toldOf(sheet, "W[1]+", 0, W - dW) ==
        "learning-rate-forgotten: W[1](1,1) - dW[1](1,1); factor-of-ten 1 x10: W[1](1,1) - (10 * "
        "(alpha * dW[1](1,1)))");
}

TEST_CASE("slips are looked for with own numbers too") {
  const Practice sheet = articleSheet();
  const std::string own = "{\"Z[1]\":[[2.7],[-1.5],[2.3]]}";
  const Judgement judgement = judge(sheet, "A[1]", 1, "-1.5", own);
  CHECK(judgement.verdict == Verdict::slip);
  CHECK(told(judgement).substr(0, 39) == "mask-forgotten Z[1] for A[1]: Z[1](2,1)");
  CHECK(judgement.diagnosis.slips[0].arithmetic.value == -1.5);
  // 0.1 * 2.7 + 0.5 * 2.3 is 1.42; without the first term 1.15 either way.
  CHECK(told(judge(sheet, "Z[2]", 0, "1.15", own)).substr(0, 14) == "missing-term 0");
  CHECK(told(judge(sheet, "Z[2]", 0, "-1.42", own)).substr(0, 11) == "wrong-sign:");
  CHECK(told(judge(sheet, "Z[2]", 0, "-1.41", own)).substr(0, 11) == "wrong-sign:");
}

TEST_CASE("where no slip fits, what is right is said") {
  const Practice sheet = articleSheet();
  CHECK(told(judge(sheet, "Z[1]", 0, "3.1")) == "sign; magnitude");
  CHECK(told(judge(sheet, "Z[1]", 0, "-1.9")) == "magnitude");
  CHECK(told(judge(sheet, "Z[1]", 0, "71")) == "sign");
  CHECK(told(judge(sheet, "Z[1]", 0, "2.61")) == "sign; magnitude 2");
  CHECK(told(judge(sheet, "A[1]", 1, "17")) == "");
  // 0.3 * 1.41 + 0.1 * 0.35
  CHECK(told(judge(sheet, "Z[3]", 0, "0.458")).substr(0, 14) == "missing-term 2");
  CHECK(told(judge(sheet, "Z[4]", 0, "0.0756")).substr(0, 14) == "missing-term 1");
  CHECK(told(judge(sheet, "Z[1]", 0, "-0.4")) == "intermediate: W[1](1,2) * X(2,1)");
  CHECK(told(judge(sheet, "A[1]", 2, "2.4")) == "sign; magnitude");
}

TEST_CASE("of typed arithmetic the right terms and operands are said") {
  const Practice sheet = articleSheet();
  CHECK(told(judge(sheet, "Z[1]", 0, "0.2*1 - 0.1*4 + 0.4*5")) == "term 0 1; sign; magnitude");
  CHECK(told(judge(sheet, "Z[1]", 0, "-0.1*4 + 0.3*1 + 0.4*7")) == "term 1 2; sign; magnitude");
  CHECK(told(judge(sheet, "Z[1]", 0, "0.2*7 - 0.1*4 + 0.4*1")) ==
        "term 1; operands; sign; magnitude");
  CHECK(told(judge(sheet, "dZ[1]", 0, "-0.039384 - 2.6")) == "operands; sign");
  const Practice small = smallSheet();
  const Iteration& iteration = small.derived().iteration();
  const Matrix &dZ = iteration.at({QuantityKind::preActivationGradient, 2}),
               &A = iteration.at({QuantityKind::activation, 1});
  const auto digits = [](double x) { return shownText(x, 12); };
  CHECK(told(judge(small, "dW[2]", 0,
                   "(" + digits(dZ(0, 0)) + "*" + digits(A(0, 0)) + "+7*0.3)/2")) ==
        "term 0; sign");
}

TEST_CASE("an answer of few digits is only put down to usual slips") {
  // dW[4](3,1) is -0.0075 * 0.378 = -0.002835; -0.01 * 0.38 = -0.0038 is rounded early.
  const auto slipsOf = [](const std::string& printed) {
    const Practice sheet =
        articleWith("{\"values\":{\"dW[4]\":[[null,null,null],[null,null,null],[\"" + printed +
                    "\",null,null]]}}");
    return audit(sheet)[0].diagnosis.slips;
  };
  REQUIRE(slipsOf("0.0028").size() == 1);
  CHECK(slipsOf("0.0028")[0].kind == SlipKind::wrongSign);
  CHECK(slipsOf("-0.0038").empty());
  REQUIRE(slipsOf("-0.00380").size() == 1);
  CHECK(slipsOf("-0.00380")[0].kind == SlipKind::roundedEarly);
}

TEST_CASE("all wrong numbers of the article get a true diagnosis") {
  const Practice sheet = articleWith(printedValues());
  std::size_t slips = 0, inherited = 0;
  for (const AuditedValue& value : audit(sheet)) {
    CAPTURE(value.quantity);
    CAPTURE(value.printed);
    const double printed = parseNumber(value.printed);
    if (value.standing == Standing::right) {
      CHECK(value.diagnosis.slips.empty());
      continue;
    }
    const std::size_t point = value.printed.find('.');
    const auto decimals = static_cast<double>(value.printed.size() - point - 1);
    const double half = 0.5000001 * std::pow(10.0, -decimals);
    if (value.standing == Standing::follows) {
      ++inherited;
      CHECK(std::fabs(printed - value.fromPublished) <= half);
      CHECK(std::fabs(printed - value.correct) > half);
      continue;
    }
    ++slips;
    const Diagnosis& diagnosis = value.diagnosis;
    CHECK(diagnosis.slips.size() <= 2);
    for (const Slip& slip : diagnosis.slips) {
      CHECK(std::fabs(slip.arithmetic.value - printed) <= half);
      const bool isRounded = slip.kind == SlipKind::roundedEarly;
      if (!isRounded) CHECK(worth(slip.arithmetic) == doctest::Approx(slip.arithmetic.value));
    }
    for (const RightPart& part : diagnosis.parts) {
      for (const double right : {value.correct, value.fromPublished}) {
        if (part.kind == RightPartKind::sign) CHECK(printed * right > 0.0);
        if (part.kind != RightPartKind::magnitude) continue;
        const double ratio = std::fabs(printed / right);
        CHECK(ratio < 2.0);
        CHECK(ratio > 0.5);
        if (part.digits == 0) continue;
        const double place = std::pow(10.0, firstPlace(right) - part.digits + 1);
        CHECK(std::fabs(printed - right) < place);
      }
    }
  }
  CHECK(slips == 22);
  CHECK(inherited == 17);
}

TEST_CASE("the factor of ten in the article's dA[2] is found, and no other is invented") {
  const Practice sheet = articleWith(printedValues());
  std::string found;
  for (const AuditedValue& value : audit(sheet)) {
    for (const Slip& slip : value.diagnosis.slips) {
      found += value.quantity + " " + value.printed + " " + nameOf(slip.kind) + "; ";
    }
  }
  CHECK(found == "dA[2] -0.06677 rounded-early; dA[2] 0.53935 factor-of-ten; ");
}
