// When the reader comes near an element: within one screen of it.

/** @type {Map<Element, () => void>} what to call, once */
const waiting = new Map();

/** @type {IntersectionObserver | undefined} one for all elements of the page */
let observer;

/**
 * @param {Element} element
 * @param {() => void} arrived called once
 */
export function whenNear(element, arrived) {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        const call = waiting.get(target);
        forgetNear(target);
        call?.();
      }
    },
    { rootMargin: '100%' },
  );
  waiting.set(element, arrived);
  observer.observe(element);
}

/** @param {Element} element that is not waited for any more */
export function forgetNear(element) {
  waiting.delete(element);
  observer?.unobserve(element);
}
