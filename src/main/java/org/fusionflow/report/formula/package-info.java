/** How is a formula in TeX set, and where can it be broken? */
@NullMarked
package org.fusionflow.report.formula;

import org.jspecify.annotations.NullMarked;
