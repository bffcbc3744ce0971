/**
 * Which networks are there, and how does one write them down?
 *
 * <p>A multimodal deep linear network is a rooted tree. A leaf is a {@link org.fusionflow.architecture.Modality}, an inner
 * node is a {@link org.fusionflow.architecture.Fusion}, and every node carries the {@link org.fusionflow.architecture.Depth}
 * of the chain of linear layers on the edge above it. Both are a sealed {@link org.fusionflow.architecture.FusionTree}.
 * {@link org.fusionflow.architecture.Newick} reads and writes the trees in Newick notation, with layer counts for branch
 * lengths.
 *
 * <p>Reading order: {@code Depth}, {@code FusionTree}, {@code Modality}, {@code Fusion}, {@code Newick}. The package depends
 * on no other. {@link org.fusionflow.architecture.InvalidInput} lives here because it is the one exception that every
 * package throws for what a user can get wrong.
 */
@NullMarked
package org.fusionflow.architecture;

import org.jspecify.annotations.NullMarked;
