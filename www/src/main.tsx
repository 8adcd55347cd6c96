import './styles.css';

import { render } from 'preact';

import { App } from './App';
import { begin } from './core/state';
import { watch } from './core/watch';

watch();
begin();
const page = document.getElementById('page');
if (page) render(<App />, page);
