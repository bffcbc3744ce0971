/**
 * What does a written expression say?
 *
 * <p>{@link org.fusionflow.expression.TermReader} reads text, which knows its {@linkplain org.fusionflow.expression.Place place} in a file,
 * into {@linkplain org.fusionflow.expression.Term terms} that mean nothing yet: claims give them an exact meaning, studies a numeric one.
 * {@link org.fusionflow.expression.Formula} is a term whose names are checked against those that exist, ready to be evaluated in a
 * {@link org.fusionflow.expression.Scope}. A number that does not exist is {@link org.fusionflow.expression.Datum.Missing}, and so is what
 * is computed from it.
 */
@NullMarked
package org.fusionflow.expression;

import org.jspecify.annotations.NullMarked;
