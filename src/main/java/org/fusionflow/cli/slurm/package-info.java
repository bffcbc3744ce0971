/**
 * This package hands the shards of a sweep to the Slurm scheduler and waits for them.
 *
 * <p>{@link org.fusionflow.cli.slurm.SlurmScript} is what a task of the array runs, {@link org.fusionflow.cli.slurm.SlurmQueue} speaks to the
 * scheduler's own commands, and {@link org.fusionflow.cli.slurm.SlurmRun} submits, waits, and submits again what did not finish. The shards keep
 * their jobs in journals, so nothing here knows what they compute.
 */
@NullMarked
package org.fusionflow.cli.slurm;

import org.jspecify.annotations.NullMarked;
