// The page's service worker. It lies here because a worker answers for the folder it lies in; all else is built.
importScripts('../pkg/baolan_worker.js');
