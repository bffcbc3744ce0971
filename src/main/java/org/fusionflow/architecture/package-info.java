/**
 * Which networks are there, how are they written, and which layers do they have?
 *
 * <p>A multimodal deep linear network is a rooted tree. A leaf is a {@link org.fusionflow.architecture.Modality}, an inner
 * node is a {@link org.fusionflow.architecture.Fusion}, and every node carries the {@link org.fusionflow.architecture.Depth}
 * of the chain of linear layers on the edge above it. Both are a sealed {@link org.fusionflow.architecture.FusionTree}.
 * {@link org.fusionflow.architecture.Newick} reads and writes the trees in Newick notation, with layer counts for branch
 * lengths.
 *
 * <p>{@link org.fusionflow.architecture.LayerGraph} writes a tree out as layers between signals; it is the only place that does.
 * {@link org.fusionflow.architecture.LayerSizes} adds the lengths of the signals, {@link org.fusionflow.architecture.LayerWeights} the
 * weights, and {@link org.fusionflow.architecture.LayerNames} names edges and layers. A {@link org.fusionflow.architecture.Head} is one of
 * several outputs after the root.
 *
 * <p>Reading order: {@code Depth}, {@code FusionTree}, {@code Modality}, {@code Fusion}, {@code Newick}, {@code LayerGraph}. The package
 * depends on vectors of {@code linear} alone. {@link org.fusionflow.architecture.InvalidInput} is here because it is the one exception that
 * every package throws for what a user can get wrong.
 */
@NullMarked
package org.fusionflow.architecture;

import org.jspecify.annotations.NullMarked;
