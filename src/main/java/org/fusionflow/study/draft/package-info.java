/**
 * Which study does somebody ask for who gives a problem and no file?
 *
 * <p>{@link org.fusionflow.study.draft.StudyDraft} makes the text of a study from a problem and networks that are named values, as options of
 * the command line hold them: default networks where none are given, and checks of what must hold. The text is what a study file
 * holds, so it can be saved, changed and run again. {@link org.fusionflow.study.draft.YamlText} writes named values as YAML.
 */
@NullMarked
package org.fusionflow.study.draft;

import org.jspecify.annotations.NullMarked;
