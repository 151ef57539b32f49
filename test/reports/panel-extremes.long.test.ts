// Panels of results that no scenario should have: names without end, forty players, nothing at all.

import { extremes } from './extremes.ts';
import { testPanels } from './panel-checks.ts';

testPanels(extremes);
