#include "core/kernels.h"

#include <algorithm>
#include <vector>

#include "core/pair.h"

// The build unrolls no loop: it would take more registers than WebAssembly engines can keep values
// in. But the sums of a tile stay in registers only if the loops over them are written out.
#ifdef __clang__
#define BACKPROP_UNROLL _Pragma("clang loop unroll(full)")
#else
#define BACKPROP_UNROLL
#endif

namespace backprop {
namespace {

// A product is worked out in tiles of 4 x 4 entries, whose sums fit into registers.
constexpr std::size_t kTile = 4;

// Large products go through blocks of the operands that are copied to lie in the order of use:
// B's block stays in the second-level cache, a panel of it (kTile columns) in the first.
constexpr std::size_t kInnerBlock = 256;
constexpr std::size_t kRowBlock = 128;
constexpr std::size_t kColumnBlock = 256;
// Below so many terms copying costs more than it gains.
constexpr std::size_t kFewTerms = 40 * 40 * 40;

/// How the entries of an operand follow each other: (i, k) is at data[i * row + k * inner].
struct Strided {
  const double* data;
  std::size_t row;
  std::size_t inner;

  const double* at(std::size_t i, std::size_t k) const { return data + i * row + k * inner; }
};

/// out(i, j) = sum over k of a(i, k) b(k, j), for `rows` rows and `pairs` pairs of columns. The
/// columns of b and out lie side by side; `b` is told by its first entry and its step in k. If it
/// `continues`, the sums go on from what is in `out`.
template <std::size_t rows, std::size_t pairs>
void tile(Strided a, const double* b, std::size_t bInner, std::size_t inner, double* out,
          std::size_t outRow, bool continues) {
  Pair sums[rows][pairs];
  BACKPROP_UNROLL
  for (std::size_t i = 0; i < rows; ++i) {
    BACKPROP_UNROLL
    for (std::size_t p = 0; p < pairs; ++p) {
      sums[i][p] = continues ? load(out + i * outRow + 2 * p) : both(*a.at(i, 0)) * load(b + 2 * p);
    }
  }
  for (std::size_t k = continues ? 0 : 1; k < inner; ++k) {
    BACKPROP_UNROLL
    for (std::size_t p = 0; p < pairs; ++p) {
      const Pair factor = load(b + k * bInner + 2 * p);
      BACKPROP_UNROLL
      for (std::size_t i = 0; i < rows; ++i) sums[i][p] += both(*a.at(i, k)) * factor;
    }
  }
  BACKPROP_UNROLL
  for (std::size_t i = 0; i < rows; ++i) {
    BACKPROP_UNROLL
    for (std::size_t p = 0; p < pairs; ++p) store(sums[i][p], out + i * outRow + 2 * p);
  }
}

/// The same for one column.
template <std::size_t rows>
void tileOfOneColumn(Strided a, const double* b, std::size_t bInner, std::size_t inner, double* out,
                     std::size_t outRow) {
  double sums[rows];
  BACKPROP_UNROLL
  for (std::size_t i = 0; i < rows; ++i) sums[i] = *a.at(i, 0) * b[0];
  for (std::size_t k = 1; k < inner; ++k) {
    BACKPROP_UNROLL
    for (std::size_t i = 0; i < rows; ++i) sums[i] += *a.at(i, k) * b[k * bInner];
  }
  BACKPROP_UNROLL
  for (std::size_t i = 0; i < rows; ++i) out[i * outRow] = sums[i];
}

template <std::size_t rows, std::size_t pairs>
void stripe(Strided a, const double* b, std::size_t inner, std::size_t columns, double* out) {
  std::size_t j = 0;
  for (; j + 2 * pairs <= columns; j += 2 * pairs) {
    tile<rows, pairs>(a, b + j, columns, inner, out + j, columns, false);
  }
  for (; j + 2 <= columns; j += 2) {
    tile<rows, 1>(a, b + j, columns, inner, out + j, columns, false);
  }
  if (j < columns) tileOfOneColumn<rows>(a, b + j, columns, inner, out + j, columns);
}

/// out(i, j) = a(i) b(j): one example's share of dW.
void multiplyOuter(const double* a, const double* b, std::size_t rows, std::size_t columns,
                   double* out) {
  for (std::size_t i = 0; i < rows; ++i, out += columns) {
    std::size_t j = 0;
    for (; j + 2 <= columns; j += 2) store(both(a[i]) * load(b + j), out + j);
    if (j < columns) out[j] = a[i] * b[j];
  }
}

/// A matrix times one example.
void multiplyColumn(Strided a, const double* b, std::size_t rows, std::size_t inner, double* out) {
  std::size_t i = 0;
  for (; i + kTile <= rows; i += kTile) {
    tileOfOneColumn<kTile>({a.at(i, 0), a.row, a.inner}, b, 1, inner, out + i, 1);
  }
  for (; i < rows; ++i) tileOfOneColumn<1>({a.at(i, 0), a.row, a.inner}, b, 1, inner, out + i, 1);
}

/// out = a b as the operands lie; b is row-major.
void multiplyInPlace(Strided a, const double* b, std::size_t rows, std::size_t inner,
                     std::size_t columns, double* out) {
  if (columns == 1) return multiplyColumn(a, b, rows, inner, out);
  std::size_t i = 0;
  for (; i + kTile <= rows; i += kTile) {
    stripe<kTile, 2>({a.at(i, 0), a.row, a.inner}, b, inner, columns, out + i * columns);
  }
  for (; i < rows; ++i) {
    stripe<1, 4>({a.at(i, 0), a.row, a.inner}, b, inner, columns, out + i * columns);
  }
}

/// Copies a block so that kTile entries across and then the next k follow each other: panel after
/// panel of kTile rows of a, or of kTile columns of b read as `across`. What is missing from the
/// last panel is left as it was; its products are not used.
void pack(Strided across, std::size_t count, std::size_t inner, double* out) {
  for (std::size_t first = 0; first < count; first += kTile) {
    const std::size_t width = std::min(kTile, count - first);
    const double* from = across.at(first, 0);
    if (width == kTile && across.row == 1) {
      for (std::size_t k = 0; k < inner; ++k, from += across.inner, out += kTile) {
        store(load(from), out);
        store(load(from + 2), out + 2);
      }
    } else if (width == kTile) {
      for (std::size_t k = 0; k < inner; ++k, from += across.inner, out += kTile) {
        for (std::size_t i = 0; i < kTile; ++i) out[i] = from[i * across.row];
      }
    } else {
      for (std::size_t k = 0; k < inner; ++k, from += across.inner, out += kTile) {
        for (std::size_t i = 0; i < width; ++i) out[i] = from[i * across.row];
      }
    }
  }
}

/// A tile beside one packed panel of b, of which the last may have fewer columns than a tile.
template <std::size_t rows>
void tileOfPanel(Strided a, const double* panel, std::size_t inner, std::size_t columns,
                 double* out, std::size_t outRow, bool continues) {
  if (columns == kTile) return tile<rows, 2>(a, panel, kTile, inner, out, outRow, continues);
  double whole[rows * kTile] = {};
  for (std::size_t i = 0; continues && i < rows; ++i) {
    std::copy_n(out + i * outRow, columns, whole + i * kTile);
  }
  tile<rows, 2>(a, panel, kTile, inner, whole, kTile, continues);
  for (std::size_t i = 0; i < rows; ++i) {
    std::copy_n(whole + i * kTile, columns, out + i * outRow);
  }
}

/// `height` rows beside a packed block of b. `a` lies with its k side by side, or packed.
void multiplyBlock(Strided a, std::size_t panelOfA, const double* b, std::size_t height,
                   std::size_t depth, std::size_t width, double* out, std::size_t outRow,
                   bool continues) {
  for (std::size_t j = 0; j < width; j += kTile) {
    const double* panel = b + j * depth;
    const std::size_t columns = std::min(kTile, width - j);
    std::size_t i = 0;
    for (; i + kTile <= height; i += kTile) {
      const Strided rows{a.data + i / kTile * panelOfA, a.row, a.inner};
      tileOfPanel<kTile>(rows, panel, depth, columns, out + i * outRow + j, outRow, continues);
    }
    const double* last = a.data + i / kTile * panelOfA;
    for (; i < height; ++i, last += a.row) {
      tileOfPanel<1>({last, a.row, a.inner}, panel, depth, columns, out + i * outRow + j, outRow,
                     continues);
    }
  }
}

struct Buffers {
  std::vector<double> a;
  std::vector<double> b;
};

/// out = a b through packed blocks; b(k, j) is told as `b.at(j, k)`. Rows of a whose entries lie
/// side by side are read as they are.
void multiplyInBlocks(Strided a, Strided b, std::size_t rows, std::size_t inner,
                      std::size_t columns, double* out) {
  static thread_local Buffers buffers{std::vector<double>(kRowBlock * kInnerBlock),
                                      std::vector<double>(kColumnBlock * kInnerBlock)};
  for (std::size_t k = 0; k < inner; k += kInnerBlock) {
    const std::size_t depth = std::min(kInnerBlock, inner - k);
    for (std::size_t j = 0; j < columns; j += kColumnBlock) {
      const std::size_t width = std::min(kColumnBlock, columns - j);
      pack({b.at(j, k), b.row, b.inner}, width, depth, buffers.b.data());
      for (std::size_t i = 0; i < rows; i += kRowBlock) {
        const std::size_t height = std::min(kRowBlock, rows - i);
        Strided block{a.at(i, k), a.row, a.inner};
        std::size_t panel = kTile * a.row;
        if (a.inner != 1) {
          pack(block, height, depth, buffers.a.data());
          block = {buffers.a.data(), 1, kTile};
          panel = kTile * depth;
        }
        multiplyBlock(block, panel, buffers.b.data(), height, depth, width, out + i * columns + j,
                      columns, k > 0);
      }
    }
  }
}

bool isLarge(std::size_t rows, std::size_t inner, std::size_t columns) {
  return rows >= kTile && columns >= kTile && inner >= kTile && rows * inner * columns > kFewTerms;
}

/// out = B^T, (columns x rows)
void transpose(const Matrix& B, Matrix& out) {
  out.reshape(B.columns(), B.rows());
  for (std::size_t i = 0; i < B.rows(); ++i) {
    for (std::size_t j = 0; j < B.columns(); ++j) {
      out.data()[j * B.rows() + i] = B.data()[i * B.columns() + j];
    }
  }
}

/// The sums of `rows` rows from row i on, side by side: one addition need not wait for another.
template <std::size_t rows>
void sumOfRows(const Matrix& A, std::size_t i, Matrix& out) {
  const std::size_t columns = A.columns();
  const double* row = A.data() + i * columns;
  double sums[rows];
  BACKPROP_UNROLL
  for (std::size_t r = 0; r < rows; ++r) sums[r] = row[r * columns];
  for (std::size_t j = 1; j < columns; ++j) {
    BACKPROP_UNROLL
    for (std::size_t r = 0; r < rows; ++r) sums[r] += row[r * columns + j];
  }
  std::copy_n(sums, rows, out.data() + i);
}

}  // namespace

void multiply(const Matrix& A, const Matrix& B, Matrix& out) {
  if (A.columns() != B.rows()) refuseProduct("A B", A, B, A.columns(), B.rows());
  const std::size_t rows = A.rows(), inner = A.columns(), columns = B.columns();
  out.reshape(rows, columns);
  const Strided a{A.data(), inner, 1};
  if (!isLarge(rows, inner, columns)) {
    return multiplyInPlace(a, B.data(), rows, inner, columns, out.data());
  }
  multiplyInBlocks(a, {B.data(), 1, columns}, rows, inner, columns, out.data());
}

void multiplyLeftTransposed(const Matrix& A, const Matrix& B, Matrix& out) {
  if (A.rows() != B.rows()) refuseProduct("A^T B", A, B, A.rows(), B.rows());
  const std::size_t rows = A.columns(), inner = A.rows(), columns = B.columns();
  out.reshape(rows, columns);
  const Strided a{A.data(), 1, rows};
  if (!isLarge(rows, inner, columns)) {
    return multiplyInPlace(a, B.data(), rows, inner, columns, out.data());
  }
  multiplyInBlocks(a, {B.data(), 1, columns}, rows, inner, columns, out.data());
}

void multiplyRightTransposed(const Matrix& A, const Matrix& B, Matrix& out) {
  if (A.columns() != B.columns()) refuseProduct("A B^T", A, B, A.columns(), B.columns());
  const std::size_t rows = A.rows(), inner = A.columns(), columns = B.rows();
  out.reshape(rows, columns);
  const Strided a{A.data(), inner, 1};
  if (isLarge(rows, inner, columns)) {
    return multiplyInBlocks(a, {B.data(), inner, 1}, rows, inner, columns, out.data());
  }
  if (inner == 1) return multiplyOuter(A.data(), B.data(), rows, columns, out.data());
  static thread_local Matrix transposed;
  transpose(B, transposed);
  multiplyInPlace(a, transposed.data(), rows, inner, columns, out.data());
}

void addColumn(Matrix& A, const Matrix& b) {
  requireShape(b, A.rows(), 1, "addColumn");
  for (std::size_t i = 0; i < A.rows(); ++i) {
    double* row = A.data() + i * A.columns();
    const double bias = b.data()[i];
    for (std::size_t j = 0; j < A.columns(); ++j) row[j] += bias;
  }
}

void sumRows(const Matrix& A, Matrix& out) {
  out.reshape(A.rows(), 1);
  std::size_t i = 0;
  for (; i + kTile <= A.rows(); i += kTile) sumOfRows<kTile>(A, i, out);
  for (; i < A.rows(); ++i) sumOfRows<1>(A, i, out);
}

void scale(Matrix& A, double factor) {
  if (factor == 1.0) return;
  double* values = A.data();
  std::size_t i = 0;
  for (; i + 2 <= A.size(); i += 2) store(both(factor) * load(values + i), values + i);
  if (i < A.size()) values[i] *= factor;
}

void subtractScaled(double factor, const Matrix& B, Matrix& A) {
  double* values = A.data();
  const double* others = B.data();
  std::size_t i = 0;
  for (; i + 2 <= A.size(); i += 2) {
    store(load(values + i) - both(factor) * load(others + i), values + i);
  }
  if (i < A.size()) values[i] -= factor * others[i];
}

}  // namespace backprop
