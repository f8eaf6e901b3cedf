#include "core/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "core/error.h"
#include "core/number_text.h"
#include "core/random.h"

using namespace backprop;

namespace {

std::string complaint(const std::string& text) {
  try {
    parseJson(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("JSON values are read as what they are") {
  const JsonValue value =
      parseJson(" {\"a\": [1, -2.5e3, true, false, null], \"b\": {\"c\": \"\"}} ");
  const JsonArray& a = *value.find("a")->as<JsonArray>();
  CHECK(*a[0].as<double>() == 1.0);
  CHECK(*a[1].as<double>() == -2500.0);
  CHECK(*a[2].as<bool>());
  CHECK_FALSE(*a[3].as<bool>());
  CHECK(a[4].isNull());
  CHECK(value.find("b")->find("c")->as<std::string>()->empty());
  CHECK(value.find("d") == nullptr);
  CHECK(a[0].find("d") == nullptr);
}

TEST_CASE("escapes are read") {
  const JsonValue value = parseJson(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00")");
  CHECK(*value.as<std::string>() == "\"\\/\b\f\n\r\tA\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
}

TEST_CASE("what is not JSON is refused with its place") {
  CHECK(complaint("") == "JSON text, line 1 column 1: expected a value, got the end of the text");
  CHECK(complaint("{\"a\":1") ==
        "JSON text, line 1 column 7: expected '}', got the end of the text");
  CHECK(complaint("[1,\n 2,]") == "JSON text, line 2 column 4: expected a value, got ']'");
  CHECK(complaint("[1] 2") == "JSON text, line 1 column 5: expected the end of the text, got '2'");
  CHECK(complaint("{a:1}") == "JSON text, line 1 column 2: expected a key in quotes, got 'a'");
  CHECK(complaint("{\"a\":1,\"a\":2}") ==
        "JSON text, line 1 column 11: expected each key once, not a second \"a\", got ':'");
  CHECK(complaint("\"\n\"") == "JSON text, line 1 column 2: expected a closing quote, got '\n'");
  CHECK(complaint("\"a") ==
        "JSON text, line 1 column 3: expected a closing quote, got the end of the text");
  CHECK(complaint(R"("\x")") ==
        "JSON text, line 1 column 3: expected an escape that JSON knows, got 'x'");
  CHECK(complaint(R"("\u12g4")") ==
        "JSON text, line 1 column 6: expected four hexadecimal digits, got 'g'");
  for (const char* lone : {R"("\ud800")", R"("\ud800\u0041")", R"("\udc00")"}) {
    CHECK(complaint(lone).find("a pair of surrogates") != std::string::npos);
  }
  for (const char* number : {"1.", "-", "+1", ".5", "1e", "0x1", "01", "NaN", "Infinity", "tru"}) {
    CHECK(complaint(number) != "accepted");
  }
}

TEST_CASE("nesting is bounded") {
  CHECK(complaint(std::string(30, '[') + std::string(30, ']')) == "accepted");
  const std::string deep = complaint(std::string(100000, '['));
  CHECK(deep.find("expected at most 32 levels of nesting") != std::string::npos);
}

TEST_CASE("values are described as a message names them") {
  const auto describe = [](const char* json) { return parseJson(json).describe(); };
  CHECK(describe("0.1") == "0.1");
  CHECK(describe("null") == "null");
  CHECK(describe("true") == "true");
  CHECK(describe("\"relu\"") == "\"relu\"");
  CHECK(describe("\"NaN\"") == "NaN");
  CHECK(describe("[]") == "an empty array");
  CHECK(describe("[1,2]") == "an array of 2");
  CHECK(describe("{}") == "an object");
  const std::string longText = JsonValue(std::string(1000, 'x')).describe();
  CHECK(longText == "\"" + std::string(40, 'x') + "...\"");
}

TEST_CASE("numbers are written in the fewest digits and read back to the same bits") {
  CHECK(numberText(0.1) == "0.1");
  CHECK(numberText(-0.0757) == "-0.0757");
  CHECK(numberText(1e300 * 1e300) == "Infinity");
  CHECK(numberText(0.1 + 0.2) == "0.30000000000000004");
  Random random(3);
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = random.bits();
    double value = 0.0;
    std::memcpy(&value, &bits, sizeof value);
    if (value - value != 0.0) continue;  // not finite
    CHECK(parseNumber(numberText(value)) == value);
  }
}

TEST_CASE("text is written with its escapes and reads back the same") {
  const std::string text = "a\"b\\c\n\x01 \xe2\x82\xac";
  std::string json;
  appendString(json, text);
  CHECK(json == "\"a\\\"b\\\\c\\u000a\\u0001 \xe2\x82\xac\"");
  CHECK(*parseJson(json).as<std::string>() == text);
}

TEST_CASE("a number that JSON does not have is written as text") {
  std::string json;
  appendNumber(json, NAN);
  appendNumber(json, -INFINITY);
  CHECK(json == "\"NaN\"\"-Infinity\"");
}
