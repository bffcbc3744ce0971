package org.fusionflow.reduced;

import org.fusionflow.reduced.run.Visit;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * A fixed point of the saddle graph with how a trajectory passed it.
 *
 * @param saddle the fixed point
 * @param visit arrival, departure and nearest approach in map space
 */
public record Stay(Saddle saddle, Visit visit) {}
