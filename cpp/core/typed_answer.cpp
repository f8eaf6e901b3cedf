#include "core/typed_answer.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "core/number_text.h"

namespace backprop {
namespace {

constexpr double kMostExponent = 400.0;

/// What may be typed for a sign, and the sign that it is.
struct Spelling {
  std::string_view text;
  char sign;
};
constexpr Spelling kSpellings[] = {
    {"\u2212", '-'}, {"\u2013", '-'}, {"\u2010", '-'}, {"\u2011", '-'}, {"\u00d7", '*'},
    {"\u00b7", '*'}, {"\u22c5", '*'}, {"\u2219", '*'}, {"\u00f7", '/'}, {"\u2215", '/'},
    {":", '/'},      {",", '.'},      {"\u00a0", ' '}, {"\u2009", ' '}, {"\u202f", ' '},
    {"\t", ' '},     {"\n", ' '},     {"\r", ' '}};

/// The text with one ASCII sign for each, and where each of them stood.
struct Plain {
  std::string text;
  std::vector<std::size_t> places;  // in UTF-16 units; the last one is the end
};

/// How many bytes the character at `at` has.
std::size_t characterLength(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
  return end - at;
}

Plain plain(std::string_view text) {
  Plain result;
  std::size_t place = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = characterLength(text, at);
    const std::string_view character = text.substr(at, length);
    char sign = length == 1 ? character[0] : '?';
    for (const Spelling& spelling : kSpellings) {
      if (character == spelling.text) sign = spelling.sign;
    }
    result.text += sign;
    result.places.push_back(place);
    place += length > 3 ? 2 : 1;
    at += length;
  }
  result.places.push_back(place);
  return result;
}

/// answer := ['='] sum ['='];  sum := term (('+' | '-') term)*;  term := factor (('*' | '/')
/// factor)*; factor := ('+' | '-') factor | primary ['^' exponent];  primary := number | '(' sum
/// ')'
///
/// Nothing is thrown: `stopped_` says that reading has stopped, and then no result counts.
class Reader {
 public:
  explicit Reader(const std::string& text) : text_(text) {}

  std::optional<Expression> read() {
    take('=');
    Expression expression = readSum();
    take('=');
    peek();
    if (!stopped_ && at_ < text_.size()) stop(at_);
    if (stopped_) return std::nullopt;
    return expression;
  }
  std::size_t at() const { return at_; }
  ReadingFault fault() const { return fault_; }

 private:
  char peek() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(char sign) {
    if (stopped_ || peek() != sign) return false;
    ++at_;
    return true;
  }
  bool isDigit() const { return at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; }

  Expression stop(std::size_t at, ReadingFault fault = ReadingFault::unexpected) {
    if (!stopped_) {
      at_ = at;
      fault_ = fault;
    }
    stopped_ = true;
    return number(0.0);
  }
  /// What it makes has to be finite; `start` is where the fault would lie.
  Expression checked(Expression made, std::size_t start) {
    if (std::isfinite(made.value)) return made;
    const bool isByZero = made.kind == ExpressionKind::quotient && made.operands[1].value == 0.0;
    return stop(start, isByZero ? ReadingFault::divisionByZero : ReadingFault::tooLarge);
  }

  Expression readSum() {
    std::vector<Expression> terms;
    terms.push_back(readTerm());
    const std::size_t start = at_;
    while (!stopped_) {
      const bool isMinus = take('-');
      if (!isMinus && !take('+')) break;
      Expression term = readTerm();
      terms.push_back(isMinus ? negative(std::move(term)) : std::move(term));
    }
    if (terms.size() == 1) return std::move(terms[0]);
    return checked(sum(std::move(terms)), start);
  }

  Expression readTerm() {
    Expression left = readFactor();
    while (!stopped_) {
      const bool isQuotient = take('/');
      if (!isQuotient && !take('*')) break;
      peek();
      const std::size_t start = at_;
      Expression right = readFactor();
      left = checked(isQuotient ? quotient(std::move(left), std::move(right))
                                : product(std::move(left), std::move(right)),
                     start);
    }
    return left;
  }

  Expression readFactor() {
    bool isNegative = false;
    for (bool isSign = true; isSign;) {
      isSign = false;
      if (take('-')) {
        isNegative = !isNegative;
        isSign = true;
      } else if (take('+')) {
        isSign = true;
      }
    }
    Expression power = readPower();
    return isNegative ? negative(std::move(power)) : power;
  }

  Expression readPower() {
    Expression base = readPrimary();
    if (!take('^')) return base;
    peek();
    const std::size_t start = at_;
    const bool isInParentheses = take('(');
    const bool isNegative = take('-');
    if (!isNegative) take('+');
    peek();
    const double exponent = readDigits();
    if (isInParentheses && !take(')')) return stop(at_);
    if (stopped_ || exponent > kMostExponent) return stop(start, ReadingFault::tooLarge);
    Expression raised = apply(Function::power, std::move(base), number(exponent));
    if (!isNegative) return checked(std::move(raised), start);
    return checked(quotient(number(1.0), std::move(raised)), start);
  }

  double readDigits() {
    std::string digits;
    while (isDigit()) digits += text_[at_++];
    if (digits.empty()) stop(at_);
    return stopped_ ? 0.0 : parseNumber(digits);
  }

  Expression readPrimary() {
    if (!take('(')) return readNumber();
    if (++depth_ > kMostParentheses) return stop(at_ - 1);
    Expression inner = readSum();
    if (!stopped_ && !take(')')) return stop(at_);
    --depth_;
    return inner;
  }

  Expression readNumber() {
    if (stopped_) return number(0.0);
    peek();
    const std::size_t start = at_;
    std::string digits;
    while (isDigit()) digits += text_[at_++];
    bool hasDigits = !digits.empty();
    if (digits.empty()) digits = "0";
    if (at_ < text_.size() && text_[at_] == '.') {
      digits += text_[at_++];
      hasDigits = hasDigits || isDigit();
      if (!isDigit()) digits += '0';
      while (isDigit()) digits += text_[at_++];
    }
    if (!hasDigits) return stop(start);
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      digits += 'e';
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '-' || text_[at_] == '+')) digits += text_[at_++];
      if (!isDigit()) return stop(at_);
      while (isDigit()) digits += text_[at_++];
    }
    return checked(number(parseNumber(digits)), start);
  }

  const std::string& text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool stopped_ = false;
  ReadingFault fault_ = ReadingFault::unexpected;
};

}  // namespace

TypedAnswer readTypedAnswer(std::string_view text) {
  if (text.size() > kMostTyped) return {std::nullopt, kMostTyped};
  const Plain plainText = plain(text);
  Reader reader(plainText.text);
  TypedAnswer answer;
  answer.arithmetic = reader.read();
  if (!answer.arithmetic) {
    answer.stoppedAt = plainText.places[reader.at()];
    answer.fault = reader.fault();
  }
  return answer;
}

}  // namespace backprop
