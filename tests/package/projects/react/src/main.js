import { StrictMode, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Paper } from './Paper.jsx';

createRoot(document.getElementById('app')).render(createElement(StrictMode, null, createElement(Paper)));
