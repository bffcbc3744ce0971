/**
 * Which numbers of which files are the modalities, and which the target?
 *
 * <p>A manifest is a YAML file that says it: {@link org.fusionflow.data.manifest.ManifestKeys} are its keys, {@link
 * org.fusionflow.data.manifest.Manifest} reads it. Columns and files become {@link org.fusionflow.data.manifest.ColumnBlock}s, class labels a {@link
 * org.fusionflow.data.manifest.ClassTarget}; {@link org.fusionflow.data.manifest.JoinedRows} puts their rows together, a block at a time, hides
 * modalities where {@link org.fusionflow.data.manifest.Masks} say so, and {@link org.fusionflow.data.manifest.SplitPlan} says which rows are
 * trained on.
 */
@NullMarked
package org.fusionflow.data.manifest;

import org.jspecify.annotations.NullMarked;
