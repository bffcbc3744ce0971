/**
 * When does a network with these very initial weights learn?
 *
 * <p>{@link org.fusionflow.reduced.alignment.start.StartAmplitudes} replaces the units of each group by one, and
 * {@link org.fusionflow.reduced.alignment.start.CondensedNetwork} follows these units to their end.
 */
@NullMarked
package org.fusionflow.reduced.alignment.start;

import org.jspecify.annotations.NullMarked;
