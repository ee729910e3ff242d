import { found } from './found.js';

onmessage = async ({ data: { text, query } }) => postMessage(await found(text, query));
