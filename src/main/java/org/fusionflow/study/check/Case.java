package org.fusionflow.study.check;

import org.fusionflow.expression.Scope;

/**
 * One case of a check: a point, a seed of a point, or a group of them.
 *
 * @param scope values of its variables
 * @param where its place in words
 * @param point number of the point in the grid; -1 for a group of points
 * @param seed empty for a mean over seeds
 */
record Case(Scope scope, String where, int point, String seed) {}
