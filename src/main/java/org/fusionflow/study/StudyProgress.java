package org.fusionflow.study;

/** Receives the progress of a study; may be called from several threads. */
public interface StudyProgress {
    /** Ignores all progress. */
    StudyProgress NONE = new StudyProgress() {};

    /** Called when a batch of runs begins. */
    default void begin(String what, int runs) {}

    /** Called when one run of the batch is done. */
    default void finished() {}

    /** Called when the batch is done. */
    default void end() {}
}
