#include "core/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/error.h"

using namespace backprop;

namespace {

std::string refusal(const std::string& text) {
  try {
    parseJson(text);
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

double numberIn(const char* text) { return *parseJson(text).as<double>(); }

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
  CHECK(refusal("") == "JSON text, line 1 column 1: expected a value, got the end of the text");
  CHECK(refusal("{\"a\":1") == "JSON text, line 1 column 7: expected '}', got the end of the text");
  CHECK(refusal("[1,\n 2,]") == "JSON text, line 2 column 4: expected a value, got ']'");
  CHECK(refusal("[1] 2") == "JSON text, line 1 column 5: expected the end of the text, got '2'");
  CHECK(refusal("{a:1}") == "JSON text, line 1 column 2: expected a key in quotes, got 'a'");
  CHECK(refusal("{\"a\":1,\"a\":2}") ==
        "JSON text, line 1 column 11: expected each key once, got a second \"a\"");
  CHECK(refusal("\"\n\"") ==
        "JSON text, line 1 column 2: expected a closing quote, got a line break or control "
        "character");
  CHECK(refusal("\"\x1f\"") ==
        "JSON text, line 1 column 2: expected a closing quote, got a line break or control "
        "character");
  CHECK(refusal(std::string("[\0]", 3)) ==
        "JSON text, line 1 column 2: expected a value, got a line break or control character");
  CHECK(refusal("\"a") ==
        "JSON text, line 1 column 3: expected a closing quote, got the end of the text");
  CHECK(refusal(R"("\x")") ==
        "JSON text, line 1 column 3: expected an escape that JSON knows, got 'x'");
  CHECK(refusal(R"("\u12g4")") ==
        "JSON text, line 1 column 6: expected four hexadecimal digits, got 'g'");
  for (const char* lone :
       {R"("\ud800")", R"("\ud800\u0041")", R"("\udc00")", R"("\udc00\udc00")"}) {
    CHECK(refusal(lone).find("a pair of surrogates") != std::string::npos);
  }
}

TEST_CASE("a fault is quoted as a whole character and counted in characters") {
  CHECK(refusal("{\xe2\x80\x9c"
                "a\": 1}") ==
        "JSON text, line 1 column 2: expected a key in quotes, got '\xe2\x80\x9c'");
  CHECK(refusal("[\"\xc3\xa9\xc3\xa9\" 1]") == "JSON text, line 1 column 7: expected ']', got '1'");
}

TEST_CASE("numbers are read as JSON writes them") {
  CHECK(numberIn("0") == 0);
  CHECK(numberIn("-0.5") == -0.5);
  CHECK(numberIn("12") == 12);
  CHECK(numberIn("1e2") == 100);
  CHECK(numberIn("1E+2") == 100);
  CHECK(numberIn("25e-2") == 0.25);
}

TEST_CASE("numbers that JSON does not write are refused") {
  CHECK(refusal("01") == "JSON text, line 1 column 2: expected the end of the text, got '1'");
  CHECK(refusal("1.") == "JSON text, line 1 column 3: expected a digit, got the end of the text");
  CHECK(refusal("-") == "JSON text, line 1 column 2: expected a digit, got the end of the text");
  CHECK(refusal("1e") == "JSON text, line 1 column 3: expected a digit, got the end of the text");
  CHECK(refusal("+1") == "JSON text, line 1 column 1: expected a value, got '+'");
  CHECK(refusal(".5") == "JSON text, line 1 column 1: expected a value, got '.'");
  CHECK(refusal("0x1") == "JSON text, line 1 column 2: expected the end of the text, got 'x'");
  for (const char* word : {"NaN", "Infinity", "-Infinity", "tru", "nul", "falsy", "True"}) {
    CAPTURE(word);
    CHECK(refusal(word) != "accepted");
  }
}

TEST_CASE("space of every kind may stand between values") {
  CHECK(refusal(" \t\r\n[ 1\t,\r\n2 ] ") == "accepted");
  CHECK(refusal("\xef\xbb\xbf[]") ==
        "JSON text, line 1 column 1: expected a value, got '\xef\xbb\xbf'");
}

TEST_CASE("a text that is cut off anywhere is refused") {
  const std::string whole = R"({"a":[1.5e3,true,null],"b":"\u00e9"})";
  REQUIRE(refusal(whole) == "accepted");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    CHECK(refusal(whole.substr(0, length)) != "accepted");
  }
}

TEST_CASE("the number of keys of an object is bounded") {
  const auto object = [](int keys) {
    std::string text = "{";
    for (int key = 0; key < keys; ++key) {
      text += (key ? ",\"k" : "\"k") + std::to_string(key) + "\":0";
    }
    return text + "}";
  };
  CHECK(refusal(object(64)) == "accepted");
  CHECK(refusal(object(65)).find("expected at most 64 keys, got more") != std::string::npos);
}

TEST_CASE("nesting is bounded") {
  const auto nested = [](std::size_t levels) {
    return refusal(std::string(levels, '[') + "1" + std::string(levels, ']'));
  };
  CHECK(nested(32) == "accepted");
  CHECK(nested(33) ==
        "JSON text, line 1 column 34: expected at most 32 levels of nesting, got '1'");
  const std::string deep = refusal(std::string(100000, '['));
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
  const std::string accented = JsonValue(std::string(39, 'x') + "\xc3\xa9y").describe();
  CHECK(accented == "\"" + std::string(39, 'x') + "\xc3\xa9...\"");
  CHECK(JsonValue(std::string(40, 'x')).describe() == "\"" + std::string(40, 'x') + "\"");
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
