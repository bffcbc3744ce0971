/**
 * What does a statement mean for its architecture?
 *
 * <p>{@link org.fusionflow.claims.statement.Vocabulary} defines the symbols of an architecture; {@code derivations/notation.md}
 * explains them to users. {@link org.fusionflow.claims.statement.Translation} turns the terms of a claim into exact expressions, with the
 * {@link org.fusionflow.claims.statement.Domain} on which they are defined, and
 * {@link org.fusionflow.claims.statement.Propositions} turns comparisons, connectives and stability into
 * {@link org.fusionflow.claims.statement.Proposition}s about them.
 */
@NullMarked
package org.fusionflow.claims.statement;

import org.jspecify.annotations.NullMarked;
