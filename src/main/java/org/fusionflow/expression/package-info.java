/**
 * This package parses and evaluates expressions: {@link org.fusionflow.expression.TermReader} turns text into
 * {@linkplain org.fusionflow.expression.Term terms}, {@link org.fusionflow.expression.Formula} is a term with a numeric meaning.
 *
 * <p>The text knows its {@linkplain org.fusionflow.expression.Place place} in a file, for messages. Terms have no meaning yet: claims give them
 * an exact one, studies a numeric one. A formula is a term whose names have been checked; it is evaluated in a
 * {@link org.fusionflow.expression.Scope}. A number that does not exist is {@link org.fusionflow.expression.Datum.Missing}, and so is every
 * value that is computed from it.
 *
 * <p>A {@link org.fusionflow.expression.Sentence} is a text with formulas; {@link org.fusionflow.expression.FormulaTex} and
 * {@link org.fusionflow.expression.SymbolTex} are the one way from a formula to TeX.
 */
@NullMarked
package org.fusionflow.expression;

import org.jspecify.annotations.NullMarked;
