/**
 * This package makes a study for a user who gives a problem but no study file: {@link org.fusionflow.study.draft.StudyDraft} is its text.
 *
 * <p>The problem and its networks are named values, as options of the command line hold them. Without networks the study has default ones; its
 * checks are those that hold by exact reasoning. The text is that of a study file, so it can be saved, changed and run again.
 * {@link org.fusionflow.study.draft.YamlText} writes named values as YAML.
 */
@NullMarked
package org.fusionflow.study.draft;

import org.jspecify.annotations.NullMarked;
