// What `#engine-fallback` means for modules: the core as JavaScript is a module beside them.

/** @returns {Promise<typeof import('#engine-fallback-glue').default>} */
export async function loadFallback() {
  return (await import('#engine-fallback-glue')).default;
}
