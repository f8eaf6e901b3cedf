#include "core/json.h"

#include <algorithm>
#include <cmath>

#include "core/error.h"
#include "core/number_text.h"

namespace backprop {
namespace {

constexpr std::size_t kMostNesting = 32;
constexpr std::size_t kMostKeys = 64;    // of an object, whose keys are compared one by one
constexpr std::size_t kMostQuoted = 40;  // bytes of a string that a message repeats

/// Whether a byte of UTF-8 goes on with a character that began before it.
bool isWithinCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// The first place from `at` on where a character of UTF-8 begins, or the end.
std::size_t characterEnd(std::string_view text, std::size_t at) {
  while (at < text.size() && isWithinCharacter(text[at])) ++at;
  return at;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  JsonValue parse() {
    JsonValue root = value(0);
    skipSpace();
    if (!atEnd()) fail({"the end of the text"});
    return root;
  }

 private:
  JsonValue value(std::size_t depth) {
    if (depth > kMostNesting) fail({"at most ", kMostNesting, " levels of nesting"});
    skipSpace();
    switch (peek()) {
      case '{':
        return JsonValue(object(depth));
      case '[':
        return JsonValue(array(depth));
      case '"':
        return JsonValue(string());
      case 't':
        return literal("true", JsonValue(true));
      case 'f':
        return literal("false", JsonValue(false));
      case 'n':
        return literal("null", JsonValue());
      default:
        return JsonValue(number());
    }
  }

  JsonObject object(std::size_t depth) {
    JsonObject members;
    take('{');
    if (takenAfterSpace('}')) return members;
    do {
      skipSpace();
      if (peek() != '"') fail({"a key in quotes"});
      std::string key = string();
      const bool repeated = std::any_of(members.begin(), members.end(),
                                        [&](const auto& member) { return member.first == key; });
      if (repeated) fail({"each key once"}, {"a second \"", key, "\""});
      if (members.size() == kMostKeys) fail({"at most ", kMostKeys, " keys"}, {"more"});
      skipSpace();
      take(':');
      members.emplace_back(std::move(key), value(depth + 1));
    } while (takenAfterSpace(','));
    take('}');
    return members;
  }

  JsonArray array(std::size_t depth) {
    JsonArray items;
    take('[');
    if (takenAfterSpace(']')) return items;
    do {
      items.push_back(value(depth + 1));
    } while (takenAfterSpace(','));
    take(']');
    return items;
  }

  std::string string() {
    std::string result;
    take('"');
    while (peek() != '"') {
      const char c = peek();
      if (atEnd() || static_cast<unsigned char>(c) < 0x20) fail({"a closing quote"});
      ++at_;
      if (c == '\\') {
        escape(result);
      } else {
        result += c;
      }
    }
    take('"');
    return result;
  }

  void escape(std::string& result) {
    static constexpr std::string_view kLetters = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
    const char letter = peek();
    if (letter == 'u') {
      ++at_;
      return appendUtf8(result, codePoint());
    }
    const auto index = kLetters.find(letter);
    if (atEnd() || index == std::string_view::npos) fail({"an escape that JSON knows"});
    ++at_;
    result += kMeanings[index];
  }

  unsigned codePoint() {
    const unsigned first = codeUnit();
    if (first < 0xD800 || first > 0xDFFF) return first;
    if (first > 0xDBFF || text_.substr(at_, 2) != "\\u") fail({"a pair of surrogates"});
    at_ += 2;
    const unsigned second = codeUnit();
    if (second < 0xDC00 || second > 0xDFFF) fail({"a pair of surrogates"});
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
  }

  unsigned codeUnit() {
    unsigned unit = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = peek();
      if (isDigit(c)) {
        unit = unit * 16 + static_cast<unsigned>(c - '0');
      } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
        unit = unit * 16 + static_cast<unsigned>((c | 0x20) - 'a') + 10;
      } else {
        fail({"four hexadecimal digits"});
      }
      ++at_;
    }
    return unit;
  }

  static void appendUtf8(std::string& out, unsigned code) {
    const auto put = [&out](unsigned byte) { out += static_cast<char>(byte); };
    if (code < 0x80) return put(code);
    if (code < 0x800) {
      put(0xC0 | (code >> 6));
    } else if (code < 0x10000) {
      put(0xE0 | (code >> 12));
      put(0x80 | ((code >> 6) & 0x3F));
    } else {
      put(0xF0 | (code >> 18));
      put(0x80 | ((code >> 12) & 0x3F));
      put(0x80 | ((code >> 6) & 0x3F));
    }
    put(0x80 | (code & 0x3F));
  }

  double number() {
    const std::size_t start = at_;
    if (peek() == '-') ++at_;
    if (peek() == '0') {
      ++at_;
    } else {
      digits(start);
    }
    if (peek() == '.') {
      ++at_;
      digits(start);
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      digits(start);
    }
    return parseNumber(std::string(text_.substr(start, at_ - start)));
  }

  void digits(std::size_t numberStart) {
    if (!isDigit(peek())) {
      if (at_ == numberStart) fail({"a value"});
      fail({"a digit"});
    }
    while (isDigit(peek())) ++at_;
  }

  JsonValue literal(std::string_view word, JsonValue meaning) {
    if (text_.substr(at_, word.size()) != word) fail({"a value"});
    at_ += word.size();
    return meaning;
  }

  static bool isDigit(char c) { return c >= '0' && c <= '9'; }
  bool atEnd() const { return at_ == text_.size(); }
  char peek() const { return atEnd() ? '\0' : text_[at_]; }

  void skipSpace() {
    while (!atEnd() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }

  void take(char expected) {
    if (peek() != expected) fail({"'", std::string_view(&expected, 1), "'"});
    ++at_;
  }

  bool takenAfterSpace(char c) {
    skipSpace();
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  /// What stands at the place of a fault; a character of several bytes as a whole.
  std::string found() const {
    if (atEnd()) return "the end of the text";
    if (static_cast<unsigned char>(peek()) < 0x20) return "a line break or control character";
    return concatenate({"'", text_.substr(at_, characterEnd(text_, at_ + 1) - at_), "'"});
  }

  [[noreturn]] void fail(Message expected) const { fail(expected, {found()}); }

  [[noreturn]] void fail(Message expected, Message got) const {
    std::size_t line = 1, column = 1;
    for (const char c : text_.substr(0, at_)) {
      column += isWithinCharacter(c) ? 0 : 1;
      if (c != '\n') continue;
      ++line;
      column = 1;
    }
    refuse(concatenate({"JSON text, line ", line, " column ", column}), expected, got);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool spellsNonFinite(std::string_view text) {
  return text == "NaN" || text == "Infinity" || text == "-Infinity";
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  const auto* members = as<JsonObject>();
  if (!members) return nullptr;
  for (const auto& member : *members) {
    if (member.first == key) return &member.second;
  }
  return nullptr;
}

std::string JsonValue::describe() const {
  std::string text;
  if (const auto* boolean = as<bool>()) return *boolean ? "true" : "false";
  if (const auto* string = as<std::string>()) {
    if (spellsNonFinite(*string)) return *string;
    const std::size_t end = characterEnd(*string, std::min(kMostQuoted, string->size()));
    const bool isCut = end < string->size();
    appendString(text, isCut ? concatenate({string->substr(0, end), "..."}) : *string);
  } else if (const auto* number = as<double>()) {
    text = numberText(*number);
  } else if (const auto* array = as<JsonArray>()) {
    text = array->empty() ? "an empty array" : concatenate({"an array of ", array->size()});
  } else {
    text = isNull() ? "null" : "an object";
  }
  return text;
}

JsonValue parseJson(std::string_view text) { return Parser(text).parse(); }

void appendNumber(std::string& json, double value) {
  if (std::isfinite(value)) {
    json += numberText(value);
  } else {
    appendString(json, numberText(value));
  }
}

void appendString(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      static constexpr char kHex[] = "0123456789abcdef";
      json += "\\u00";
      json += kHex[c >> 4];
      json += kHex[c & 15];
    } else {
      json += c;
    }
  }
  json += '"';
}

}  // namespace backprop
