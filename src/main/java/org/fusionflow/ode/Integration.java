package org.fusionflow.ode;

import org.fusionflow.linear.Vector;

/**
 * How an integration ended.
 *
 * @param outcome REACHED_END, STOPPED_BY_EVENT if a watcher ended it, or what went wrong
 * @param time up to which it went
 * @param state there
 * @param steps accepted
 * @param stiffSteps of them by the implicit method
 * @param evaluations of the rate
 */
public record Integration(Outcome outcome, double time, Vector state, long steps, long stiffSteps, long evaluations) {}
