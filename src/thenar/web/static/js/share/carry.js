/** A page that asks whose it is hands on what stands behind the # of its own address. */

if (location.hash)
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("main a[data-carry]")))
    link.hash = location.hash;
