// A page that the browser translates stays right. Chrome's translation puts a <font> element in the place of each text node,
// and the app goes on with the text node that it made: what it writes there nobody sees. So a replaced node remembers the
// element in its place, and takes the place back as soon as the app touches it; the translation then sees a new text.
// Only nodes that were replaced are changed, so nothing happens on a page that is not translated.
{
  // The element in the place of a text node, and the text node of such an element.
  const standIns = new WeakMap();
  const texts = new WeakMap();

  // Calls `restore` before what is done to the node: the prototype's own property does it then.
  const intercept = (text, name, prototype) => {
    const { get, set, value } = Object.getOwnPropertyDescriptor(prototype, name);
    const own = value
      ? { value: (...given) => (restore(text), value.apply(text, given)) }
      : {
          // What the text says can be read where it is; where it is cannot.
          get: () => (name === 'parentNode' && restore(text), get.call(text)),
          set: set && ((now) => (restore(text), set.call(text, now))),
        };
    Object.defineProperty(text, name, { configurable: true, ...own });
  };

  // What Leptos does to a text node: it sets its text, removes it, and asks for its parent to put something before it.
  const TOUCHED = { nodeValue: Node.prototype, parentNode: Node.prototype, remove: CharacterData.prototype };

  const forget = (text) => {
    for (const name of Object.keys(TOUCHED)) delete text[name];
    texts.delete(standIns.get(text));
    standIns.delete(text);
  };

  // Puts the app's own node back in its place.
  const restore = (text) => {
    const standIn = standIns.get(text);
    forget(text);
    standIn.replaceWith(text);
  };

  const replace = (text, standIn) => {
    standIns.set(text, standIn);
    texts.set(standIn, text);
    for (const [name, prototype] of Object.entries(TOUCHED)) intercept(text, name, prototype);
  };

  const isText = (node) => node.nodeType === Node.TEXT_NODE;
  const isNew = (node) => node?.nodeName === 'FONT' && !texts.has(node);

  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      // The app, or a translation that was undone, has put it somewhere by itself.
      for (const text of addedNodes) {
        if (!standIns.has(text)) continue;
        const standIn = standIns.get(text);
        forget(text);
        standIn.remove();
      }
      // In one step, or inserted beside the text first.
      const standIn = [...addedNodes, nextSibling, previousSibling].find(isNew);
      for (const node of removedNodes) {
        if (standIn && isText(node) && !node.isConnected && !standIns.has(node)) replace(node, standIn);
        // Translated again, into another language.
        if (texts.has(node) && addedNodes.length === 1) {
          const text = texts.get(node);
          forget(text);
          replace(text, addedNodes[0]);
        }
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}
