package org.fusionflow.ode;

import org.fusionflow.linear.Vector;

/**
 * How an integration ended.
 *
 * @param outcome REACHED_END, STOPPED_BY_EVENT if a watcher ended it, or the kind of failure
 * @param time at the end of the last step
 * @param state at that time
 * @param steps number of accepted steps
 * @param stiffSteps how many of them the implicit method took
 * @param evaluations of the rate
 * @param rounding largest error of a step, relative to the state, that was accepted because the rates are rounded as much; 0 if all steps kept
 *     the tolerance
 */
public record Integration(
        Outcome outcome, double time, Vector state, long steps, long stiffSteps, long evaluations, double rounding) {}
