package org.fusionflow.cli.help;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A command line that works as it stands, for the help of the command at whose class it is. A test runs it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Example.Several.class)
public @interface Example {
    /** What it does, in a few words. */
    String does();

    /** The line for a shell, {@code fusionflow predict -a '(A:3,B:3):1' ...}. */
    String run();

    /** How long it takes, such as {@code "10 minutes"}, where that is more than some seconds. */
    String takes() default "";

    /** Several of them, in their order. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Several {
        Example[] value();
    }
}
