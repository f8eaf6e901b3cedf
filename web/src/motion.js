// Whether what moves by itself, or comes piece by piece, should not.

export function prefersLessMotion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
