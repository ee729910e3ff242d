/**
 * This page's own service worker (`sw.js` fetches what is built of it): the page opens and searches without the network after one
 * visit. A new version is fetched whole beside the old one, and takes over when the reader says so or has closed the page.
 *
 * @module
 */

import { PAGE } from './files.js';
import { Keeper } from './keeper.js';

const keeper = new Keeper({ more: PAGE });

addEventListener('install', (event) => keeper.install(event));
addEventListener('activate', (event) => keeper.activate(event));
addEventListener('fetch', (event) => void keeper.fetch(event));
addEventListener('message', (event) => keeper.message(event));
