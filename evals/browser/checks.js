// What a page must keep, asked of the page itself; each check answers with the faults that it found, in words.
(() => {
  const told = (element) => {
    const name = element.tagName.toLowerCase() + (element.id ? "#" + element.id : "");
    const kind = typeof element.className === "string" && element.className ? "." + element.className.trim().replace(/\s+/g, ".") : "";
    return `${name}${kind} «${(element.textContent || element.value || "").trim().slice(0, 30)}»`;
  };
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const scrolls = (element) => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  };

  const overflow = () => {
    const room = document.documentElement;
    if (room.scrollWidth <= room.clientWidth + 1) return [];
    const out = [...document.querySelectorAll("body *")].filter((one) => {
      const box = one.getBoundingClientRect();
      return seen(one) && (box.right > room.clientWidth + 1 || box.left < -1) && !scrolls(one);
    });
    return [`${room.scrollWidth} > ${room.clientWidth}: ` + out.slice(-3).map(told).join(", ")];
  };

  const ACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const LEAST = 24;

  // A link in a line of words may be as high as its line: WCAG 2.2, 2.5.8, «inline».
  const inline = (element) => {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
    const whole = element.closest("p, li, td, th, dd, blockquote, h1, h2, h3, h4, figcaption, caption, label, div");
    return whole !== null && whole.textContent.trim().length > element.textContent.trim().length;
  };
  const labelled = (element) => {
    const label = element.labels && element.labels[0];
    const box = label && label.getBoundingClientRect();
    return box && box.width >= LEAST && box.height >= LEAST;
  };
  const small = () =>
    [...document.querySelectorAll(ACTIVE)]
      .filter((one) => seen(one) && !one.disabled && !inline(one) && !labelled(one) && !one.closest(".unseen, .skip"))
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, box]) => box.width < LEAST - 0.5 || box.height < LEAST - 0.5)
      .map(([one, box]) => `${told(one)} ${Math.round(box.width)}×${Math.round(box.height)}`);

  // Call after a key was pressed: a browser shows the focus of a keyboard, not that of a mouse.
  const unfocused = (most) => {
    const faults = [];
    for (const one of [...document.querySelectorAll(ACTIVE)].filter(seen).slice(0, most)) {
      one.focus();
      if (document.activeElement !== one) continue;
      const style = getComputedStyle(one);
      const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      if (!drawn) faults.push("no outline: " + told(one));
      const box = [...one.getClientRects()].find((each) => each.width > 0) || one.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2];
      const top = document.elementFromPoint(x, y);
      const shown = x >= 0 && x <= innerWidth && y >= 0 && y <= innerHeight && top !== null;
      if (!shown || !(one.contains(top) || top.contains(one) || (top.closest("label") && one.labels && [...one.labels].includes(top.closest("label")))))
        faults.push("covered: " + told(one) + (top ? " by " + told(top) : ""));
    }
    return faults;
  };

  const ARABIC = /[\u0620-\u064a]/;
  const unjoined = () => {
    const ours = new Set([...document.fonts].map((face) => face.family.replace(/"/g, "")));
    const faults = new Set();
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const [text, element] = [words.currentNode.data, words.currentNode.parentElement];
      if (!ARABIC.test(text) || !seen(element) || element.closest("svg")) continue;
      const style = getComputedStyle(element);
      const family = style.fontFamily.split(",")[0].trim().replace(/"/g, "");
      if (!ours.has(family)) faults.add(`${family}: ${told(element)}`);
      else if (!document.fonts.check(`${style.fontWeight} 16px "${family}"`, text)) faults.add(`${family} not loaded`);
      if (parseFloat(style.letterSpacing)) faults.add("letters apart: " + told(element));
      if (style.fontStyle !== "normal") faults.add("slanted: " + told(element));
      const line = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
      if (line < 1.7 - 0.01 && !element.closest("sup, .number, .unseen")) faults.add(`line ${line.toFixed(2)}: ${told(element)}`);
    }
    return [...faults];
  };

  // Letters of one line box are joined over a margin: «نجاح» before «قبل» without a space gets a tail of its own.
  const JOINING = /[\u0626\u0628\u062a-\u062e\u0633-\u063a\u0641-\u0647\u064a]$/;
  const box = (element) => {
    for (let one = element; one; one = one.parentElement) {
      if (!getComputedStyle(one).display.startsWith("inline") || /flex|grid/.test(getComputedStyle(one.parentElement).display)) return one;
    }
    return null;
  };
  const tailed = () => {
    const faults = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let before = null;
    while (words.nextNode()) {
      const node = words.currentNode;
      if (before && JOINING.test(before.data) && /^[\u0620-\u064a]/.test(node.data) && seen(node.parentElement)) {
        const [one, other] = [document.createRange(), document.createRange()];
        one.setStart(before, before.length - 1), one.setEnd(before, before.length);
        other.setStart(node, 0), other.setEnd(node, 1);
        const [left, right] = [other.getBoundingClientRect(), one.getBoundingClientRect()];
        const gap = Math.max(right.left - left.right, left.left - right.right);
        if (gap > 2 && Math.abs(left.top - right.top) < 8 && box(before.parentElement) === box(node.parentElement)) {
          faults.push(`«${before.data.slice(-12)}» + «${node.data.slice(0, 12)}»`);
        }
      }
      before = node.data ? node : before;
    }
    return faults;
  };

  // Where each word of an element stands, from one side to the other; what marks add is no word of the text.
  const places = (element) => {
    const nodes = [];
    let text = "";
    const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      if (words.currentNode.parentElement.closest(".number")) continue;
      nodes.push([text.length, words.currentNode]);
      text += words.currentNode.data;
    }
    const at = (place) => nodes.findLast(([start]) => start <= place);
    return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((word) => {
      const range = document.createRange();
      const [[first, from], [last, to]] = [at(word.index), at(word.index + word[0].length - 1)];
      range.setStart(from, word.index - first);
      range.setEnd(to, word.index + word[0].length - last);
      const box = range.getBoundingClientRect();
      return [word[0], box.left + box.width / 2];
    });
  };
  const order = (found) => found.map((_, place) => place).sort((one, other) => found[one][1] - found[other][1]).join(" ");
  const turned = () => {
    const faults = [];
    for (const element of [...document.querySelectorAll("[dir]")].filter((one) => one.querySelector("mark") && !one.querySelector("[dir]"))) {
      const [style, kept] = [element.getAttribute("style"), element.innerHTML];
      element.style.whiteSpace = "nowrap";
      const marked = places(element);
      const plain = element.cloneNode(true);
      for (const one of plain.querySelectorAll(".number")) one.remove();
      plain.textContent = plain.textContent;
      element.after(plain);
      const bare = places(plain);
      plain.remove();
      if (marked.map((one) => one[0]).join(" ") !== bare.map((one) => one[0]).join(" ")) faults.push("other words: " + told(element));
      else if (order(marked) !== order(bare)) faults.push("other order: " + told(element));
      if (style === null) element.removeAttribute("style");
      else element.setAttribute("style", style);
    }
    return faults;
  };

  // A form may hide its own attributes behind a field of that name.
  const named = (element) => Element.prototype.getAttributeNames.call(element);

  // What no page of ours has: only words of an article that became markup could have brought it.
  const foreign = () => {
    const ours = (address) => address && new URL(address, location).origin === location.origin;
    const faults = [...document.querySelectorAll("style, base, object, embed, applet, frame, portal, meta[http-equiv], math, marquee")];
    for (const one of document.querySelectorAll("script, link, iframe, img, source, video, audio")) {
      if (!ours(one.getAttribute("src") || one.getAttribute("href"))) faults.push(one);
    }
    for (const one of document.querySelectorAll("*")) {
      if (named(one).some((name) => name.startsWith("on") || name === "style")) faults.push(one);
      if (one instanceof HTMLUnknownElement) faults.push(one);
    }
    for (const one of document.querySelectorAll("a[href], area[href]")) {
      if (!["http:", "https:", "mailto:"].includes(one.protocol)) faults.push(one);
    }
    for (const one of document.forms) if (!ours(one.getAttribute("action") || location.href)) faults.push(one);
    return faults.map(told);
  };

  // What letters that act would leave on a page, and what a template that took words for its own would.
  const acting = () => {
    const words = document.body.innerText;
    const [opened, closed] = [words.match(/[\u2066-\u2068]/g) || [], words.match(/\u2069/g) || []]; // ours come in pairs
    const faults = [...(words.match(/[\u202a-\u202e]/g) || []), ...(words.match(/3703731/g) || [])];
    return opened.length === closed.length ? faults : [...faults, ...opened, ...closed];
  };

  // Do what a reader may do by chance: whatever waits for a hand gets one.
  const poke = () => {
    for (const one of document.querySelectorAll("*")) {
      for (const name of named(one).filter((each) => each.startsWith("on"))) {
        EventTarget.prototype.dispatchEvent.call(one, new Event(name.slice(2), { bubbles: false, cancelable: true }));
      }
      if (one.protocol === "javascript:") HTMLElement.prototype.click.call(one);
    }
    return [];
  };

  window.qawlChecks = { overflow, small, unfocused, unjoined, tailed, turned, foreign, acting, poke };
})();
