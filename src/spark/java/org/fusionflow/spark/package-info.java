/**
 * The adapter between fusionflow and Apache Spark: how do jobs get to executors, and what they found back?
 *
 * <p>{@link org.fusionflow.spark.SparkDriver} is started by {@code spark-submit} as a child of the program, {@link org.fusionflow.spark.TaskFunction}
 * is what an executor runs. The program itself is loaded there by {@link org.fusionflow.spark.IsolatedWorker}, apart from Spark's libraries, and called
 * through an interface of the JDK, so nothing here knows what a job computes.
 */
package org.fusionflow.spark;
