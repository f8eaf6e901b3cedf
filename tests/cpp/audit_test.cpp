#include "core/audit.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "complaint.h"
#include "practice_sheet.h"

using namespace backprop;

namespace {

const char* verdictOf(Standing standing) {
  if (standing == Standing::right) return "right";
  return standing == Standing::wrong ? "slip" : "inherited";
}

/// Two units in a row: Z[2] = -0.52 * 0.5 + 0.2 = -0.06, A[2] = 0.485, and the loss is 0.7236.
std::vector<AuditedValue> auditOfChain(const std::string& values) {
  return audit(
      Practice("{\"format\":\"backprop-by-hand/1\",\"inputs\":[[1]],\"targets\":[[1]],\"layers\":["
               "{\"weights\":[[0.5]],\"biases\":[0],\"activation\":\"identity\"},"
               "{\"weights\":[[-0.52]],\"biases\":[0.2],\"activation\":\"sigmoid\"}],"
               "\"loss\":\"binary-cross-entropy\",\"published\":{\"values\":{" +
               values + "}}}"));
}

}  // namespace

TEST_CASE("what was worked out unrounded after a slip is no second slip") {
  // The bias is forgotten: sigmoid(-0.26) = 0.435364 and -ln 0.435364 = 0.831573; -ln 0.435 is
  // 0.8324.
  const auto values = auditOfChain(
      "\"Z[2]\":[[\"-0.26\"]],\"A[2]\":[[\"0.435\"]],\"loss\":[[\"0.8316\"]],"
      "\"dZ[2]\":[[\"-0.564636\"]]");
  REQUIRE(values.size() == 4);
  CHECK(values[0].standing == Standing::wrong);
  for (std::size_t k = 1; k < 4; ++k) {
    CAPTURE(k);
    CHECK(values[k].standing == Standing::follows);
  }
}

TEST_CASE("after a slip, what no rounding explains is another slip") {
  const auto values =
      auditOfChain("\"Z[2]\":[[\"-0.26\"]],\"A[2]\":[[\"0.435\"]],\"loss\":[[\"0.8366\"]]");
  CHECK(values[2].standing == Standing::wrong);
}

TEST_CASE("the spread of what was rounded goes through what was not printed") {
  // From Z[2] = -0.2634, printed with two decimals: the loss is 0.833493; from -0.26 0.831573.
  const auto values = auditOfChain("\"Z[2]\":[[\"-0.26\"]],\"loss\":[[\"0.8335\"]]");
  CHECK(values[1].standing == Standing::follows);
}

TEST_CASE("what is right by rounded numbers only is told from what is right to its digits") {
  const auto values = auditOfChain("\"A[2]\":[[\"0.49\"]],\"loss\":[[\"0.7133\"]]");
  CHECK(values[0].standing == Standing::right);
  CHECK_FALSE(values[0].isRounded);
  CHECK(values[1].standing == Standing::right);
  CHECK(values[1].isRounded);
}

TEST_CASE("the exponent of what is printed counts for its digits, whatever its minus sign") {
  const auto standing = [](const std::string& loss) {
    return auditOfChain("\"loss\":[[\"" + loss + "\"]]")[0].standing;
  };
  CHECK(standing("7.236e-1") == Standing::right);
  CHECK(standing("7.236e\u22121") == Standing::right);
  CHECK(standing("7.238e-1") == Standing::wrong);
  CHECK(standing("7.238e\u22121") == Standing::wrong);
  CHECK(standing("0.07236e+1") == Standing::right);
  CHECK(standing("0.07238e+1") == Standing::wrong);
  CHECK(standing("1e-99999999999") == Standing::wrong);
}

TEST_CASE("the audit of the article comes to the verdicts of the reference data") {
  const std::vector<AuditedValue> values = audit(articleWith(printedValues()));
  const JsonArray& expected = items(*data("article-printed-values.json").find("values"));
  REQUIRE(values.size() == expected.size());
  for (const JsonValue& value : expected) {
    const std::string quantity = *value.find("quantity")->as<std::string>();
    const double row = numberOf(*value.find("row")), column = numberOf(*value.find("column"));
    const auto found = std::find_if(values.begin(), values.end(), [&](const AuditedValue& v) {
      return v.quantity == quantity && static_cast<double>(v.row + 1) == row &&
             static_cast<double>(v.column + 1) == column;
    });
    REQUIRE(found != values.end());
    CAPTURE(quantity);
    CAPTURE(row);
    CAPTURE(column);
    CHECK(found->printed == *value.find("printed")->as<std::string>());
    CHECK(verdictOf(found->standing) == *value.find("verdict")->as<std::string>());
    CHECK(std::fabs(found->correct - numberOf(*value.find("correct"))) < 1e-12);
    CHECK(std::fabs(found->fromPublished - numberOf(*value.find("fromPrintedInputs"))) < 1e-12);
  }
}

TEST_CASE("audited values stand in the order of the iteration, a dropped softmax after Z") {
  const Practice sheet = articleWith(printedValues());
  std::string order;
  for (const AuditedValue& value : audit(sheet)) {
    if (value.cell == 0) order += value.quantity + " ";
    const bool isDropped = value.quantity.find("(Z[4])") != std::string::npos;
    CHECK(value.step.has_value() != isDropped);
    if (value.step) CHECK(name(sheet.derived().steps()[*value.step].result) == value.quantity);
  }
  CHECK(order ==
        "Z[1] A[1] Z[2] A[2] Z[3] A[3] Z[4] exp(Z[4]) sum(exp(Z[4])) softmax(Z[4]) dZ[4] dW[4] "
        "db[4] dA[3] dZ[3] dW[3] db[3] dA[2] dZ[2] dW[2] db[2] dA[1] dZ[1] dW[1] db[1] ");
}

TEST_CASE("what was not printed follows from what was") {
  // A[1] is left out: Z[2](1,1) = 0.1 * 3.6 + 0.5 * 2.3 = 1.51 follows from the wrong Z[1].
  const auto values = audit(articleWith(
      "{\"values\":{\"Z[2]\":[[\"1.51\"],[null],[0.2]],\"Z[1]\":[[3.6],[-2.5],[2.3]]}}"));
  REQUIRE(values.size() == 5);
  CHECK(values[0].standing == Standing::wrong);
  CHECK(values[3].quantity == "Z[2]");
  CHECK(values[3].standing == Standing::follows);
  CHECK(values[3].fromPublished == doctest::Approx(1.51));
}

TEST_CASE("what the iteration starts with can be published, and be wrong") {
  const auto values = audit(
      articleWith("{\"values\":{\"X\":[[1],[4],[8]],\"Z[1]\":[[\"3.0\"],[\"\u22123,1\"],[2.4]]}}"));
  REQUIRE(values.size() == 6);
  CHECK_FALSE(values[2].step);
  CHECK(values[2].standing == Standing::wrong);
  CHECK(values[3].standing == Standing::follows);  // 0.2 - 0.4 + 0.4 * 8
  CHECK(values[4].standing == Standing::follows);  // 0.5 + 1.2 - 0.6 * 8
  CHECK(values[4].printed == "\u22123,1");
  CHECK(values[5].standing == Standing::wrong);
}

TEST_CASE("published values with a fault are refused, naming it") {
  const auto fault = [](const std::string& published) {
    return complaintOf([&] { articleWith(published); });
  };
  const auto values = [&](const std::string& members) {
    return fault("{\"values\":{" + members + "}}");
  };
  CHECK(fault("3") == "published: expected an object, got 3");
  CHECK(fault("{}") ==
        "published.values: expected an object with the values of each quantity, got nothing");
  CHECK(fault("{\"value\":{}}") ==
        "published: expected no keys but \"source\", \"values\" or \"remarks\", got \"value\"");
  CHECK(fault("{\"source\":1,\"values\":{}}") == "published.source: expected a text, got 1");
  CHECK(values("\"Z[1]\":[[1],[2]]") == "published.values[\"Z[1]\"]: expected 3 x 1, got 2 x 1");
  CHECK(values("\"Z[9]\":[[1]]") ==
        "published.values[\"Z[9]\"]: expected a quantity of this network, such as Z[1], got "
        "\"Z[9]\"");
  CHECK(values("\"softmax(Z[3])\":[[1],[2],[3]]") ==
        "published.values[\"softmax(Z[3])\"]: expected a quantity of this network, such as Z[1], "
        "got \"softmax(Z[3])\"");
  CHECK(values("\"Z[1]\":[[1],[\"1/2\"],[3]]") ==
        "published.values[\"Z[1]\"][1][0]: expected a finite number, or its digits as a text, got "
        "\"1/2\"");
  CHECK(values("\"Z[1]\":[[1],[true],[3]]") ==
        "published.values[\"Z[1]\"][1][0]: expected a finite number, or its digits as a text, got "
        "true");
  CHECK(fault("{\"values\":{},\"remarks\":{}}") ==
        "published.remarks: expected an array of remarks, got an object");
  CHECK(fault("{\"values\":{},\"remarks\":[{\"step\":\"Z[1]\",\"text\":\"\"},{\"step\":\"Z[9]\","
              "\"text\":\"\"}]}") ==
        "published.remarks[1].step: expected what a step of this network makes, such as \"Z[1]\", "
        "got \"Z[9]\"");
  CHECK(fault("{\"values\":{},\"remarks\":[{\"step\":\"Z[1]\"}]}") ==
        "published.remarks[0].text: expected a text, got nothing");
}

TEST_CASE("a softmax output has nothing that was dropped") {
  std::string json = writeDocument(articleDocument("article-softmax"));
  json.pop_back();
  CHECK(complaintOf([&] {
          Practice sheet(json + ",\"published\":{\"values\":{\"softmax(Z[4])\":[[1],[2],[3]]}}}");
        }) ==
        "published.values[\"softmax(Z[4])\"]: expected a quantity of this network, such as Z[1], "
        "got \"softmax(Z[4])\"");
  const Practice sheet(json +
                       ",\"published\":{\"values\":{\"exp(Z[4])\":[[1.0543],[1.1904],[0.9925]]}}}");
  const auto values = audit(sheet);
  REQUIRE(values.size() == 3);
  CHECK(values[1].standing == Standing::wrong);
  CHECK(*values[1].step == *sheet.derived().stepOf({QuantityKind::exponentials, 4}));
}

TEST_CASE("remarks are at the steps that they name, a parameter standing for its update") {
  const Practice sheet = articleWith(
      "{\"values\":{},\"remarks\":[{\"step\":\"W[1]\",\"text\":\"a\"},{\"step\":\"dZ[4]\","
      "\"text\":\"b\"}]}");
  const auto& remarks = sheet.published()->remarks;
  REQUIRE(remarks.size() == 2);
  CHECK(name(sheet.derived().steps()[remarks[0].step].result) == "W[1]+");
  CHECK(remarks[1].text == "b");
}

TEST_CASE("a document without published values has no audit") {
  const Practice sheet(writeDocument(articleDocument()));
  CHECK(complaintOf([&] { audit(sheet); }) ==
        "published: expected published values in the document, got nothing");
}
