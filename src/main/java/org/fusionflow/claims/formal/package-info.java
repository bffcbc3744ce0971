/**
 * How does a claim read as one closed statement on real numbers, in the language of Coq or Lean? Every symbol is a variable or defined from others,
 * conditions are premises, and nothing is taken from the algebra that decided the claim.
 */
@NullMarked
package org.fusionflow.claims.formal;

import org.jspecify.annotations.NullMarked;
