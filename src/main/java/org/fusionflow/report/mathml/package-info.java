/**
 * How does a formula in TeX look in MathML, which browsers set and screen readers read?
 *
 * <p>{@link org.fusionflow.report.mathml.Mathml} makes the element of a whole formula. {@code MathmlParser} reads the TeX of formulas as this program
 * writes them: the signs and commands of {@code MathmlSigns}, letters in the alphabets of {@code MathmlLetters}, fractions, roots, accents, fences and
 * arrays.
 */
@NullMarked
package org.fusionflow.report.mathml;

import org.jspecify.annotations.NullMarked;
