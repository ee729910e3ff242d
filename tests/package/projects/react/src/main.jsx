import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Paper } from './Paper.jsx';

createRoot(document.getElementById('app')).render(<StrictMode><Paper /></StrictMode>);
