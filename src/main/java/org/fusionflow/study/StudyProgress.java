package org.fusionflow.study;

/** Is told how far a study is; calls may come from several threads. */
public interface StudyProgress {
    /** Tells nobody. */
    StudyProgress NONE = new StudyProgress() {};

    /** A batch of runs begins. */
    default void begin(String what, int runs) {}

    /** One run of the batch is done. */
    default void finished() {}

    /** The batch is done. */
    default void end() {}
}
