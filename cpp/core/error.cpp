#include "core/error.h"

#include <limits>

#include "core/number_text.h"

namespace backprop {

void Piece::appendTo(std::string& message) const {
  switch (kind_) {
    case Kind::text:
      message.append(text_, size_);
      break;
    case Kind::count:
      message += countText(size_);
      break;
    case Kind::number:
      message += numberText(number_);
      break;
  }
}

std::string concatenate(Message pieces) {
  std::string whole;
  for (const Piece& piece : pieces) piece.appendTo(whole);
  return whole;
}

std::string countText(std::size_t count) {
  char digits[std::numeric_limits<std::size_t>::digits10 + 1];
  char* const end = digits + sizeof digits;
  char* first = end;
  do {
    *--first = static_cast<char>('0' + count % 10);
    count /= 10;
  } while (count > 0);
  return {first, end};
}

void requireWithin(std::size_t least, std::size_t most, std::size_t value, const char* path) {
  if (least <= value && value <= most) return;
  refuse(path, {"a whole number from ", least, " to ", most}, {value});
}

}  // namespace backprop
