/**
 * This package has the jobs of studies computed on an Apache Spark cluster, and knows nothing of Spark's classes.
 *
 * <p>{@link org.fusionflow.cli.spark.SparkRun} starts {@code spark-submit} ({@link org.fusionflow.cli.spark.SparkSubmit}) with the adapter, a small
 * jar of its own, and takes finished jobs from it as they come: this process keeps the journal and writes the tables as in any other run. The
 * adapter hands each task to an executor, where {@link org.fusionflow.cli.spark.StudyWorker} computes it in a class loader that sees the
 * program's libraries and none of Spark's, which has other versions of some of them. Both sides exchange the lines of
 * {@link org.fusionflow.cli.spark.SparkLines}.
 */
@NullMarked
package org.fusionflow.cli.spark;

import org.jspecify.annotations.NullMarked;
