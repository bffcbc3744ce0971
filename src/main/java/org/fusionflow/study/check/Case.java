package org.fusionflow.study.check;

import org.fusionflow.expression.Scope;

/**
 * One place at which a check is made.
 *
 * @param scope of its variables
 * @param where it is, for people
 * @param point number of the point in the grid; -1 for a group of points
 * @param seed empty for a mean over seeds
 */
record Case(Scope scope, String where, int point, String seed) {}
