/** The page after an emergency: the number of the place is on its button. */

import { showNumbers } from "./calling.js";

showNumbers();
