/** The pages of the journal are one row on a phone: the one that is open is in view. */

const row = document.querySelector("nav.subnav");
const here = row?.querySelector("[aria-current]");
if (row instanceof HTMLElement && here instanceof HTMLElement) {
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
