/**
 * Which blocks of a Markdown file are claims, and what do they say?
 *
 * <p>A file holds fenced {@code claim} blocks, by the rules of CommonMark. {@link org.fusionflow.claims.document.ClaimDocument}
 * reads each block into a {@link org.fusionflow.claims.document.Claim}: an architecture, names, assumptions and a statement whose
 * sides are {@link org.fusionflow.expression.Term}s, each with its place in the file. It warns of blocks that look like
 * claims and are none.
 */
@NullMarked
package org.fusionflow.claims.document;

import org.jspecify.annotations.NullMarked;
