import './airlock/doors';

import './styles.css';

import { render } from 'preact';

import { App } from './App';
import { countChance } from './core/chance';
import { clipText } from './core/clip';
import { begin } from './core/state';
import { watch } from './core/watch';

clipText();
watch();
begin();
countChance();
const page = document.getElementById('page');
if (page) render(<App />, page);
