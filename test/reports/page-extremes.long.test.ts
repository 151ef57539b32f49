// Pages of results that no scenario should have: names without end, forty players, nothing at all.

import { extremes } from './extremes.ts';
import { testPages } from './page-checks.ts';

testPages(extremes);
