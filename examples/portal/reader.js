/**
 * Brings the newspaper once the page around it is painted, so that the first paint waits for nothing of it.
 */

requestAnimationFrame(() => setTimeout(() => import('../../pkg/baolan.js')));
