package org.fusionflow.reduced;

import org.fusionflow.reduced.run.Visit;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * A fixed point of the saddle graph and the trajectory's visit to it.
 *
 * @param saddle the fixed point
 * @param visit arrival, departure and closest approach in map space
 */
public record Stay(Saddle saddle, Visit visit) {}
