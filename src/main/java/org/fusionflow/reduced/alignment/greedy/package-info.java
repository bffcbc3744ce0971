/**
 * In which order are groups of units learned, and what is learned on each plateau?
 *
 * <p>{@link org.fusionflow.reduced.alignment.greedy.GreedyLaw} computes the events for u0 to 0. A
 * {@link org.fusionflow.reduced.alignment.greedy.UnitNetwork} has one unit for each learned group; it is trained by
 * {@link org.fusionflow.reduced.alignment.greedy.UnitFlow} and brought exactly to rest by
 * {@link org.fusionflow.reduced.alignment.greedy.PatternDescent}.
 */
@NullMarked
package org.fusionflow.reduced.alignment.greedy;

import org.jspecify.annotations.NullMarked;
