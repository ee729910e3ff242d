/**
 * A swipe to the side, as one turns a page: told apart from scrolling, selecting and the browser's own way back.
 *
 * @module
 */

/** In CSS pixels: shorter is a tap that slipped. */
const FAR = 60;

/** How much further to the side than up or down. */
const FLAT = 2;

/** In ms: slower is somebody looking for a place to put the finger. */
const QUICK = 600;

/** In CSS pixels from the edge of the window, where a swipe is the browser's. */
const EDGE = 24;

/**
 * @param {HTMLElement} element
 * @param {(by: 1 | -1) => void} onturn 1 where the finger goes to the left, to what comes next
 */
export function swipes(element, onturn) {
  /** @type {{x: number, y: number, time: number} | null} */
  let start = null;
  element.addEventListener(
    'touchstart',
    (event) => {
      const { clientX: x, clientY: y } = event.touches[0];
      const isOurs = event.touches.length === 1 && x > EDGE && x < innerWidth - EDGE && !(visualViewport?.scale > 1.01) && !scrolls(event, element);
      start = isOurs ? { x, y, time: event.timeStamp } : null;
    },
    { passive: true },
  );
  element.addEventListener('touchend', (event) => {
    if (!start) return;
    const { clientX, clientY } = event.changedTouches[0];
    const [x, y] = [clientX - start.x, clientY - start.y];
    const isSwipe = Math.abs(x) > FAR && Math.abs(x) > FLAT * Math.abs(y) && event.timeStamp - start.time < QUICK;
    start = null;
    if (isSwipe && document.getSelection()?.isCollapsed !== false) onturn(x < 0 ? 1 : -1);
  });
  element.addEventListener('touchcancel', () => (start = null));
}

/**
 * Whether what is under the finger scrolls to the side itself, or stands over the paper.
 *
 * @param {Event} event
 * @param {HTMLElement} element
 */
function scrolls(event, element) {
  const path = event.composedPath();
  const inside = path.slice(0, path.indexOf(element)).filter((node) => node instanceof Element);
  return inside.some((node) => node.matches('.bar, dialog') || (node.scrollWidth > node.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(node).overflowX)));
}
