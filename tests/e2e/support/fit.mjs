// How a page fits its screen, measured in the page.

/** What is wider than the screen: the page's own width, and the elements that reach out of it. */
export function tooWide(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} > ${clientWidth}`, ...out.slice(0, 5).map((one) => `${one.tagName}.${one.className.baseVal ?? one.className}`)];
  });
}

/** What can be tapped and is smaller than 44 px in either direction; links inside a line of text may be. */
export function tooSmall(page) {
  return page.evaluate(() => {
    const all = document.querySelectorAll('a[href], button, summary, input, textarea, select');
    const small = [];
    for (const one of all) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.matches('.skip, [aria-disabled="true"]')) continue;
      if (one.matches('a') && one.parentElement.matches('p, dd, li') && getComputedStyle(one).display === 'inline') continue;
      // A box inside its label is tapped through the label, a goal anywhere on its card.
      const target = one.closest('label') ?? (one.matches('.goal-link') ? one.closest('.card') : one);
      const { width, height } = target.getBoundingClientRect();
      if (width < 43.5 || height < 43.5) small.push(`${one.outerHTML.slice(0, 80)}: ${Math.round(width)}×${Math.round(height)}`);
    }
    return small;
  });
}

/** Words that do not fit the box that holds them. */
export function cutWords(page) {
  return page.evaluate(() => {
    const cut = [];
    for (const one of document.querySelectorAll('.button, .answer, .chip, .reach-link, .plan-time, h1, h2')) {
      if (!one.checkVisibility({ visibilityProperty: true }) || one.matches('.visually-hidden')) continue;
      const words = document.createRange();
      words.selectNodeContents(one.querySelector('span') ?? one);
      const [inside, around] = [words.getBoundingClientRect(), one.getBoundingClientRect()];
      if (inside.left < around.left - 1 || inside.right > around.right + 1) cut.push(`${one.className}: «${one.textContent}»`);
    }
    const labels = [...document.querySelectorAll('.tab > span')].filter((one) => getComputedStyle(one).clipPath === 'none');
    const sides = labels.map((one) => one.getBoundingClientRect());
    if (sides.some(({ left }, place) => place > 0 && left < sides[place - 1].right)) cut.push('the words of two tabs overlap');
    return cut;
  });
}
