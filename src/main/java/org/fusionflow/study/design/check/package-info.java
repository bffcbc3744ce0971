/**
 * This package answers which statements must hold in a study: {@link org.fusionflow.study.design.check.CheckReader} reads each
 * {@link org.fusionflow.study.design.check.Check} with its criterion.
 */
@NullMarked
package org.fusionflow.study.design.check;

import org.jspecify.annotations.NullMarked;
