/**
 * Which problem do theory and networks work on?
 *
 * <p>A {@link org.fusionflow.data.problem.Problem} is an architecture, data and a start scale: all that theory needs for a
 * prediction, and all that networks which are compared with it have in common.
 */
@NullMarked
package org.fusionflow.data.problem;

import org.jspecify.annotations.NullMarked;
