/**
 * What does an outside solver say about a claim that was left open?
 *
 * <p>A {@link org.fusionflow.claims.solver.Question} is what a decision could not answer. {@code SmtTerms} writes its expressions, and
 * {@link org.fusionflow.claims.solver.SmtScript} the whole of it, in the language SMT-LIB 2 over the real numbers: from the expressions
 * themselves, not from the normal forms of package {@code symbolic}, so that the second opinion does not share the errors of the first. A
 * {@link org.fusionflow.claims.solver.Solver} is a command that reads such a script, run as a process of its own with limits, and
 * {@link org.fusionflow.claims.solver.SolverAnswer} what it says.
 *
 * <p>Nothing that a solver says is a proof. That there are no values is taken on trust, and said so; values are only proposals, which are
 * checked exactly before anything is refuted.
 */
@NullMarked
package org.fusionflow.claims.solver;

import org.jspecify.annotations.NullMarked;
